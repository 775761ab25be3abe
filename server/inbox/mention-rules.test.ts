import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionedIn, mentionParts, mentionTrigger } from "./mention-rules";

const jana = { userId: "j", name: "Jana Dvořáková" };
const jan = { userId: "n", name: "Jan" };
const petra = { userId: "p", name: "Petra Nováková" };
const people = [jan, jana, petra];
const named = (body: string) => mentionedIn(body, people).map(({ userId }) => userId);

describe("people named in a note", () => {
  it.each([
    ["@Jana Dvořáková, prosím o kontrolu", ["j"]],
    ["Viz @Jan a @Petra Nováková.", ["n", "p"]],
    ["@Jan @Jan", ["n"]],
    ["(@Jan)", ["n"]],
    ["@Janek tu není", []],
    ["psal na jana@Jan", []],
    ["Jana Dvořáková bez zavináče", []],
    ["@Jana", []],
    ["@", []],
  ])("%s", (body, expected) => {
    expect(named(body)).toEqual(expected);
  });

  it("cuts the text without losing anything of it", () => {
    const pieces = fc.constantFrom("@", "Jan", "Jana Dvořáková", " ", "x", "@Petra Nováková", "\n", ".");
    fc.assert(
      fc.property(fc.array(pieces), (words) => {
        const body = words.join("");
        const parts = mentionParts(body, people);
        expect(parts.map(({ text }) => text).join("")).toBe(body);
        for (const { text, person } of parts) if (person) expect(text).toBe(`@${person.name}`);
      }),
    );
  });
});

describe("the name asked for at the caret", () => {
  it.each([
    ["@", "", 0],
    ["Ahoj @ja", "ja", 5],
    ["@Jana Dv", "Jana Dv", 0],
    ["(@Pe", "Pe", 1],
    ["mail@example", null, 0],
    ["@Jana Dvořáková ", null, 0],
    ["@Jan ", null, 0],
    ["@ něco", null, 0],
    ["bez ničeho", null, 0],
  ])("%s", (text, query, from) => {
    const trigger = mentionTrigger(text, text.length, people);
    expect(trigger).toEqual(query === null ? null : { from, to: text.length, query });
  });
});

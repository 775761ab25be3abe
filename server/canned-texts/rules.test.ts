import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fillVariables,
  mayChange,
  maySee,
  openVariables,
  type Sought,
  searchTexts,
  type VariableValues,
} from "./rules";

const nothing: VariableValues = {
  client: null,
  clientPhone: null,
  clientEmail: null,
  operator: null,
  number: null,
  numberPhone: null,
  company: null,
  today: null,
  fields: {},
};
const values = { ...nothing, client: "Jana Malá", operator: "Petra", fields: { "Číslo objednávky": "2026-17" } };

describe("variables of a canned text (S1.17, N.61)", () => {
  it.each([
    ["Dobrý den, {{jmeno}}!", "Dobrý den, Jana Malá!", []],
    ["{{ Jméno }} a {{name}}", "Jana Malá a Jana Malá", []],
    ["Objednávka {{cislo_objednavky}}", "Objednávka 2026-17", []],
    ["{{operator}}, {{firma}}, {{cokoli}}", "Petra, {{firma}}, {{cokoli}}", ["firma", "cokoli"]],
    ["{{firma}} {{ firma }}", "{{firma}} {{ firma }}", ["firma"]],
    ["bez proměnných {1} {{}}", "bez proměnných {1} {{}}", []],
  ])("%s", (text, filled, missing) => {
    expect(fillVariables(text, values)).toEqual({ text: filled, missing });
  });

  it("take a field of the client's own where the known one is empty", () => {
    expect(fillVariables("{{email}}", { ...nothing, fields: { email: "a@b.cz" } }).text).toBe("a@b.cz");
  });

  it("never come from what a client is called", () => {
    expect(fillVariables("{{jmeno}}", { ...nothing, client: "{{firma}}" })).toEqual({ text: "firma", missing: [] });
  });

  it("are either filled or named, whatever the values", () => {
    const value = fc.option(fc.string());
    const text = fc.array(
      fc.oneof(fc.string(), fc.constantFrom("{{jmeno}}", "{{firma}}", "{{datum}}", "{{neznámá}}", "{{ phone }}")),
    );
    fc.assert(
      fc.property(text, value, value, value, (parts, client, company, today) => {
        const { text: filled, missing } = fillVariables(parts.join(" "), { ...nothing, client, company, today });
        expect(openVariables(filled)).toEqual(missing);
        expect(fillVariables(filled, { ...nothing, client, company, today }).missing).toEqual(missing);
      }),
    );
  });
});

describe("whose texts (N.61)", () => {
  const me = { userId: "me", groupIds: ["servis"], manages: false };
  const boss = { ...me, manages: true };
  const mine = { scope: "personal" as const, ownerId: "me", groupId: null };
  const theirs = { scope: "personal" as const, ownerId: "you", groupId: null };
  const ours = { scope: "group" as const, ownerId: null, groupId: "servis" };
  const other = { scope: "group" as const, ownerId: null, groupId: "eshop" };
  const all = { scope: "company" as const, ownerId: null, groupId: null };
  it.each([
    [mine, me, true, true],
    [theirs, me, false, false],
    [theirs, boss, false, false],
    [ours, me, true, false],
    [ours, boss, true, true],
    [other, me, false, false],
    [other, boss, true, true],
    [all, me, true, false],
    [all, boss, true, true],
  ])("%j seen by %j", (text, reader, sees, changes) => {
    expect([maySee(text, reader), mayChange(text, reader)]).toEqual([sees, changes]);
  });
});

describe("search behind / and # (N.16)", () => {
  const text = (name: string, more: Partial<Sought> = {}): Sought => ({
    name,
    shortcut: null,
    body: "",
    folder: "",
    isFavourite: false,
    scope: "company",
    ...more,
  });
  const texts = [
    text("Otevírací doba", { shortcut: "doba" }),
    text("Dobírka", { shortcut: "dobirka", isFavourite: true }),
    text("Doprava", { body: "Zboží dorazí do dvou dnů, dobírkou." }),
    text("Můj pozdrav", { scope: "personal" }),
  ];
  const names = (query: string) => searchTexts(texts, query).map(({ name }) => name);
  it("puts the very shortcut first, then its beginning, the name, the text; without diacritics", () => {
    expect(names("doba")).toEqual(["Otevírací doba"]);
    expect(names("dob")).toEqual(["Dobírka", "Otevírací doba", "Doprava"]);
    expect(names("dobír")).toEqual(["Dobírka", "Doprava"]);
    expect(names("xyz")).toEqual([]);
    expect(searchTexts(texts, "dobír", "names").map(({ name }) => name)).toEqual(["Dobírka"]);
    expect(searchTexts(texts, "", "names")).toHaveLength(4);
  });
  it("shows all when nothing is asked, favourites and one's own first", () => {
    expect(names("")).toEqual(["Dobírka", "Můj pozdrav", "Doprava", "Otevírací doba"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interactive } from "@/simulator/cloud-api/interactive-schema";
import { toInteractive as toWire } from "../providers/cloud-api/interactive";
import { type Choices, type InteractiveDraft, interactiveProblems, toInteractive } from "./interactive-rules";

const draft = (change: Partial<InteractiveDraft> = {}): InteractiveDraft => ({
  header: "",
  body: "Kdy se vám to hodí?",
  footer: "",
  choices: { type: "buttons", titles: ["Ráno", "Odpoledne"] },
  ...change,
});
const buttons = (...titles: string[]) => draft({ choices: { type: "buttons", titles } });
const row = (title: string, description = "") => ({ title, description });
const list = (change: Partial<Extract<Choices, { type: "list" }>> = {}) =>
  draft({ choices: { type: "list", button: "Termíny", sections: [{ title: "", rows: [row("Ráno")] }], ...change } });

describe("a message with buttons or a list (N.19)", () => {
  it.each([
    ["one button", buttons("Ano"), []],
    ["a title of 20", buttons("x".repeat(20)), []],
    ["a title of 21", buttons("x".repeat(21)), ["choice_long"]],
    ["three buttons", buttons("1", "2", "3"), []],
    ["four buttons", buttons("1", "2", "3", "4"), ["too_many"]],
    ["no button", buttons(), ["choice_missing"]],
    ["an empty button", buttons("Ano", " "), ["choice_missing"]],
    ["the same button twice", buttons("Ano", "ano "), ["choice_twice"]],
    ["no words", { ...buttons("Ano"), body: " " }, ["body_missing"]],
    ["1,025 characters over buttons", { ...buttons("Ano"), body: "x".repeat(1025) }, ["body_long"]],
    ["1,025 characters over a list", { ...list(), body: "x".repeat(1025) }, []],
    [
      "a long header and footer",
      draft({ header: "x".repeat(61), footer: "x".repeat(61) }),
      ["header_long", "footer_long"],
    ],
    ["a list", list(), []],
    ["a list without its button", list({ button: "" }), ["list_button_missing"]],
    ["a list whose button is long", list({ button: "x".repeat(21) }), ["list_button_long"]],
    [
      "eleven rows",
      list({ sections: [{ title: "", rows: Array.from({ length: 11 }, (_, n) => row(String(n))) }] }),
      ["too_many"],
    ],
    [
      "two sections, one without a title",
      list({
        sections: [
          { title: "A", rows: [row("1")] },
          { title: "", rows: [row("2")] },
        ],
      }),
      ["section_missing"],
    ],
    ["a section title of 25", list({ sections: [{ title: "x".repeat(25), rows: [row("1")] }] }), ["section_long"]],
    ["a section without rows", list({ sections: [{ title: "", rows: [] }] }), ["choice_missing", "choice_missing"]],
    [
      "a description of 73",
      list({ sections: [{ title: "", rows: [row("1", "x".repeat(73))] }] }),
      ["description_long"],
    ],
  ] as const)("%s", (_, given, problems) => {
    expect(interactiveProblems(given)).toEqual(problems);
  });

  const words = (maxLength: number) => fc.string({ maxLength });
  const rows = fc.array(fc.record({ title: words(26), description: words(75) }), { maxLength: 11 });
  const anyChoices: fc.Arbitrary<Choices> = fc.oneof(
    fc.record({ type: fc.constant("buttons" as const), titles: fc.array(words(22), { maxLength: 4 }) }),
    fc.record({
      type: fc.constant("list" as const),
      button: words(22),
      sections: fc.array(fc.record({ title: words(26), rows }), { maxLength: 3 }),
    }),
  );

  it("never lets through what the provider refuses", () => {
    fc.assert(
      fc.property(words(62), fc.string({ minLength: 1 }), words(62), anyChoices, (header, body, footer, choices) => {
        const given = { header, body, footer, choices };
        fc.pre(interactiveProblems(given).length === 0);
        expect(interactive.safeParse(toWire(toInteractive(given))).error).toBeUndefined();
      }),
    );
  });

  it("numbers its choices through, also over sections", () => {
    const sections = [
      { title: "Dnes", rows: [row("Ráno"), row("Večer", "po 18:00")] },
      { title: "Zítra", rows: [row("Poledne")] },
    ];
    const { action } = toInteractive(list({ sections }));
    expect(action).toEqual({
      type: "list",
      button: "Termíny",
      sections: [
        {
          title: "Dnes",
          rows: [
            { id: "choice-1", title: "Ráno" },
            { id: "choice-2", title: "Večer", description: "po 18:00" },
          ],
        },
        { title: "Zítra", rows: [{ id: "choice-3", title: "Poledne" }] },
      ],
    });
  });
});

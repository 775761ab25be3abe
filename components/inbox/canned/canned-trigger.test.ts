import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { triggerAt } from "./canned-trigger";

describe("asking for a canned text by / or # (N.12, N.16)", () => {
  it.each([
    ["/", 1, { from: 0, to: 1, query: "" }],
    ["/děk", 4, { from: 0, to: 4, query: "děk" }],
    ["Dobrý den #doba", 15, { from: 10, to: 15, query: "doba" }],
    ["první\n/dr", 9, { from: 6, to: 9, query: "dr" }],
    ["/dek dál", 4, { from: 0, to: 4, query: "dek" }],
  ])("%j at %i", (text, caret, expected) => {
    expect(triggerAt(text, caret)).toEqual(expected);
  });

  it.each([
    ["1/2", 3],
    ["https://kolo.cz", 15],
    ["/dek ", 5],
    ["", 0],
    ["a#b", 3],
    ["//", 2],
    ["objednávka #123", 15],
  ])("%j at %i asks for nothing", (text, caret) => {
    expect(triggerAt(text, caret)).toBeNull();
  });

  it("names exactly the piece of text that is replaced", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("/", "#"),
        fc.stringMatching(/^(?:[a-z][a-z0-9_-]{0,10})?$/),
        (before, mark, query) => {
          const text = `${before} ${mark}${query}`;
          const found = triggerAt(text, text.length);
          expect(found && text.slice(found.from, found.to)).toBe(`${mark}${query}`);
        },
      ),
    );
  });
});

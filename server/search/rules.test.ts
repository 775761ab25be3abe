import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterFrom, filterToAddress, longEnough, patternsOf, snippetOf, soughtWords, tsqueryOf } from "./rules";

/** Letters, punctuation and whatever else Unicode has, without halves of pairs. */
const anySign = fc.integer({ min: 1, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
const sign = fc.oneof(fc.integer({ min: 32, max: 0x17f }), anySign).map((code) => String.fromCodePoint(code));

const marked = (text: string, ...words: string[]) =>
  snippetOf(text, [words])
    .map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join("");

describe("what a query asks for", () => {
  it.each([
    ["kolo", [["kolo"]]],
    ["kolo modre kolo", [["kolo", "modre"]]],
    ["obj-2026/4711", [["obj", "2026", "4711"]]],
    ["777 123 456", [["777", "123", "456"], ["777123456"]]],
    ["+420 777-123", [["420", "777", "123"], ["420777123"]]],
    ["a", []],
    ["…", []],
    ["  ", []],
  ])("%s", (folded, words) => {
    expect(soughtWords(folded)).toEqual(words);
  });

  it("makes no query that Postgres could not read, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 30 }), (typed) => {
        const words = soughtWords(typed.replaceAll("\0", "").toLowerCase()).flat();
        expect(words.filter((word) => /['\\\s:*&|!<>()]|^$/.test(word))).toEqual([]);
      }),
    );
  });

  it("looks inside words for three signs or more only", () => {
    expect(tsqueryOf([["ab"]], "beginnings")).toBe("('ab':*)");
    expect(tsqueryOf([["ab"]], "tails")).toBeNull();
    expect(longEnough([["ab", "abc"], ["abcd"]])).toEqual([["abcd"]]);
    expect(patternsOf([["100%"]])).toEqual([["%100\\%%"]]);
  });
});

describe("a snippet", () => {
  it("marks what was found as it was written, with its diacritics", () => {
    expect(marked("Máte černobílý model?", "cernobily")).toBe("Máte [černobílý] model?");
    expect(marked("Vzkaz pro ŁUKASZE ze Straße 5", "lukasz", "strasse")).toBe("Vzkaz pro [ŁUKASZ]E ze [Straße] 5");
  });

  it("marks beginnings of words before pieces inside them", () => {
    expect(marked("okolo jede kolo", "kolo")).toBe("okolo jede [kolo]");
    expect(marked("jede okolo", "kolo")).toBe("jede o[kolo]");
  });

  it("marks a number written in groups", () => {
    expect(marked("Volejte +420 777 123 456.", "777123456")).toBe("Volejte +420 [777 123 456].");
  });

  it("shows the surroundings of the first hit in a long text", () => {
    const text = `${"Dobrý den ".repeat(30)}kolo ${"hezký den ".repeat(30)}`;
    const shown = marked(text, "kolo");
    expect(shown).toMatch(/^… .*\[kolo\].*…$/);
    expect(shown.length).toBeLessThan(170);
  });

  it("is a piece of the text and begins no mark in the middle of a sign, whatever was said", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: sign, maxLength: 200 }),
        fc.string({ minLength: 1, maxLength: 4 }),
        (text, word) => {
          const flat = text.normalize("NFC").replace(/\s+/g, " ").trim();
          const parts = snippetOf(text, [[word.toLowerCase()]]);
          const shown = parts.map((part) => part.text).join("");
          expect(flat).toContain(shown.replace(/^… /, "").replace(/…$/, ""));
          for (const { text: part, isHit } of parts) if (isHit) expect(part).not.toBe("");
        },
      ),
    );
  });
});

describe("the address of a search", () => {
  const uuid = fc.uuid({ version: 7 });
  const filter = fc.record(
    {
      query: fc.string({ maxLength: 20 }).map((text) => text.trim()),
      numberId: uuid,
      operatorId: uuid,
      tagId: uuid,
      from: fc.constant("2026-01-31"),
      to: fc.constant("2026-11-20"),
      hasFile: fc.constant(true),
    },
    { requiredKeys: ["query"] },
  );

  it("keeps what is asked for", () => {
    fc.assert(
      fc.property(filter, (given) => {
        const address = new URLSearchParams(filterToAddress(given));
        expect(filterFrom(Object.fromEntries(address))).toEqual(given);
      }),
    );
  });

  it("leaves nonsense out and keeps the rest", () => {
    const address = { query: " kolo ", numberId: "x", from: "31. 1.", to: "2026-11-20", hasFile: "yes", other: "1" };
    expect(filterFrom(address)).toEqual({ query: "kolo", to: "2026-11-20" });
  });
});

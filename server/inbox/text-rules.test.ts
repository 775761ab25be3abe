import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, bigEmoji, type Inline, parseText, plainText } from "./text-rules";

const inline = (text: string): Inline[] => {
  const [block] = parseText(text);
  return block?.type === "paragraph" ? block.children : [];
};
const text = (text: string): Inline => ({ type: "text", text });

describe("marks", () => {
  it.each([
    ["*tučně*", [{ type: "bold", children: [text("tučně")] }]],
    ["_kurzíva_", [{ type: "italic", children: [text("kurzíva")] }]],
    ["~škrt~", [{ type: "strike", children: [text("škrt")] }]],
    ["`kód`", [{ type: "code", text: "kód" }]],
    ["```kód```", [{ type: "code", text: "kód" }]],
    ["`*ne*`", [{ type: "code", text: "*ne*" }]],
    ["a *b* c", [text("a "), { type: "bold", children: [text("b")] }, text(" c")]],
    ["*_oboje_*", [{ type: "bold", children: [{ type: "italic", children: [text("oboje")] }] }]],
    ["(*v závorce*)", [text("("), { type: "bold", children: [text("v závorce")] }, text(")")]],
  ])("reads %s", (given, expected) => {
    expect(inline(given)).toEqual(expected);
  });

  it.each(["2*3*4", "snake_case_name", "a * volné * b", "*nezavřeno", "**", "5 ~ 6 ~ 7", "příliš*žluťoučký*kůň"])(
    "leaves %s as it is",
    (given) => {
      expect(inline(given)).toEqual([text(given)]);
    },
  );

  it("does not reach over a line", () => {
    expect(inline("*jedna\ndva*")).toEqual([text("*jedna\ndva*")]);
  });
});

describe("links", () => {
  it.each([
    ["https://hovorna.example/a?b=c_d_e", "https://hovorna.example/a?b=c_d_e"],
    ["www.hovorna.example", "https://www.hovorna.example"],
    ["info@hovorna.example", "mailto:info@hovorna.example"],
    ["+420 777 418 209", "tel:+420777418209"],
    ["777 418 209", "tel:777418209"],
  ])("makes %s one", (given, href) => {
    expect(inline(given)).toEqual([{ type: "link", href, text: given }]);
  });

  it("leaves the full stop outside", () => {
    expect(inline("Viz https://a.example/x.")).toEqual([
      text("Viz "),
      { type: "link", href: "https://a.example/x", text: "https://a.example/x" },
      text("."),
    ]);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "https://", "1234567890123"])("does not link %s", (given) => {
    expect(inline(given).some(({ type }) => type === "link")).toBe(false);
  });
});

describe("blocks", () => {
  it("reads quotes, lists and fences between paragraphs", () => {
    const given = "Ahoj\n> citát\n- jedna\n- dva\n3. tři\n4. čtyři\n```\nx = 1\ny = 2\n```\nkonec";
    expect(parseText(given)).toEqual<Block[]>([
      { type: "paragraph", children: [text("Ahoj")] },
      { type: "quote", children: [text("citát")] },
      { type: "list", start: null, items: [[text("jedna")], [text("dva")]] },
      { type: "list", start: 3, items: [[text("tři")], [text("čtyři")]] },
      { type: "pre", text: "x = 1\ny = 2" },
      { type: "paragraph", children: [text("konec")] },
    ]);
  });

  it("keeps line breaks of a paragraph", () => {
    expect(inline("jedna\n\ndva")).toEqual([text("jedna\n\ndva")]);
  });
});

describe("any text", () => {
  it("loses no letter and links nowhere dangerous", () => {
    const alphabet = fc.constantFrom(
      "a",
      "ž",
      " ",
      "\n",
      "*",
      "_",
      "~",
      "`",
      ">",
      "-",
      "1. ",
      "http://",
      "@b.cz",
      "👍",
    );
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const given = parts.join("");
        const blocks = parseText(given);
        expect(lettersOf(flat(blocks))).toBe(lettersOf(given));
        for (const href of hrefs(blocks)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/);
      }),
    );
  });
});

describe("emoji alone", () => {
  it.each([
    ["👍", 1],
    ["❤️", 1],
    ["👨‍👩‍👧‍👦 ", 1],
    ["🇨🇿🎉👋🏽", 3],
    ["👍👍👍👍", 0],
    ["👍 ok", 0],
    ["12", 0],
    ["©", 0],
    ["", 0],
    [null, 0],
  ])("%s counts %d", (given, count) => {
    expect(bigEmoji(given)).toBe(count);
  });
});

const lettersOf = (given: string) => given.replace(/[^až👍b.cz@hp:/]/gu, "").replace(/[.]/g, "");

function flat(blocks: Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === "pre") return block.text;
      if (block.type === "list") return block.items.map(flatInline).join("");
      return flatInline(block.children);
    })
    .join("");
}

function flatInline(parts: Inline[]): string {
  return parts.map((part) => ("children" in part ? flatInline(part.children) : part.text)).join("");
}

function hrefs(blocks: Block[]): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === "href") found.push(value);
    return value;
  });
  return found;
}

describe("a preview", () => {
  it.each([
    ["Dobrý den, *spěchá* to", "Dobrý den, spěchá to"],
    ["> citát\n- jedna\n- dvě\n\n```\nkód\n```", "citát jedna dvě kód"],
    ["_a *b*_ https://hovorna.example/x_y", "a b https://hovorna.example/x_y"],
    ["  \n ", ""],
  ])("of %s has the words only", (given, words) => {
    expect(plainText(given)).toBe(words);
  });
});

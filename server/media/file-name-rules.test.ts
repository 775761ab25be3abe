import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition, endingOf, safeFileName } from "./file-name-rules";

const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom("/", "\\", ".", "\r", "\n", "\0", '"', "\u202e", "č", "😀", "\ud800", "%", ";"),
    maxLength: 60,
  }),
);

describe("safeFileName", () => {
  it("is only ever a name", () => {
    fc.assert(
      fc.property(anyName, (given) => {
        const name = safeFileName(given);
        expect(name).not.toMatch(/[\p{Control}\p{Surrogate}/\\"<>:|?*\u202a-\u202e\u2066-\u2069]/u);
        expect(name).not.toMatch(/^\.|\.$|^\s|\s$/);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(120);
      }),
    );
  });

  it("leaves a safe name as it is, so that doing it twice changes nothing", () => {
    fc.assert(fc.property(anyName, (given) => safeFileName(safeFileName(given)) === safeFileName(given)));
  });

  it.each([
    ["Smlouva č. 5 (podepsaná).pdf", "Smlouva č. 5 (podepsaná).pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\jana\\foto.jpg", "foto.jpg"],
    ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
    ["faktura\u202egpj.exe", "fakturagpj.exe"],
    ["..", "file"],
    ["", "file"],
    [`${"x".repeat(300)}.docx`, `${"x".repeat(115)}.docx`],
  ])("%j becomes %j", (given, name) => expect(safeFileName(given)).toBe(name));
});

describe("contentDisposition", () => {
  it("is one header line from which the name can be read back", () => {
    fc.assert(
      fc.property(anyName, (given) => {
        const header = contentDisposition("attachment", given);
        expect(() => new Headers({ "Content-Disposition": header })).not.toThrow();
        const [, ascii, encoded] =
          /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([A-Za-z0-9!~._%-]+)$/.exec(header) ?? [];
        expect(ascii).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeURIComponent(encoded ?? "")).toBe(safeFileName(given));
      }),
    );
  });

  it("writes Czech without diacritics for old clients", () => {
    expect(contentDisposition("inline", "Žluťoučký.pdf")).toBe(
      "inline; filename=\"Zlutoucky.pdf\"; filename*=UTF-8''%C5%BDlu%C5%A5ou%C4%8Dk%C3%BD.pdf",
    );
  });
});

it.each([
  ["a.TAR.gz", "gz"],
  ["A.PDF", "pdf"],
  ["noending", ""],
  ["dot.", ""],
])("%s ends in %j", (name, ending) => expect(endingOf(name)).toBe(ending));

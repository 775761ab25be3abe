import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { type CsvEncoding, consumedBytes, decodeCsv, phoneCell, readRecords, sniffCsv, toCsvLine } from "./csv";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
/** „Žluťoučký kůň" in Windows-1250. */
const horse = new Uint8Array([0x8e, 0x6c, 0x75, 0x9d, 0x6f, 0x75, 0xe8, 0x6b, 0xfd, 0x20, 0x6b, 0xf9, 0xf2]);
const cells = (text: string, separator = ";") => readRecords(text, separator, true).records.map((r) => r.cells);

describe("sniffCsv (O26)", () => {
  it.each([
    [utf8("a;b\n1;2\n"), "utf-8", ";"],
    [utf8("\ufeffa,b\n1,2\n"), "utf-8", ","],
    [utf8("kůň\tb\n1\t2\n"), "utf-8", "\t"],
    [utf16("a|b\n1|2\n"), "utf-16le", "|"],
    [utf16("a;b\n1;2\n").slice(2), "utf-16le", ";"],
    [new Uint8Array([...horse, 0x3b, 0x31, 0x0a]), "windows-1250", ";"],
    [utf8("+420777123456\n"), "utf-8", ";"],
    [utf8('jméno;"a, b, c"\nx;"d, e"\n'), "utf-8", ";"],
  ])("reads %#", (bytes, encoding, separator) => {
    expect(sniffCsv(bytes)).toMatchObject({ encoding, separator });
  });

  it("decodes Windows-1250", () => {
    expect(decodeCsv(horse, "windows-1250")).toBe("Žluťoučký kůň");
  });

  it("knows that plain ASCII may still become Windows-1250", () => {
    expect(sniffCsv(utf8("a;b")).asciiOnly).toBe(true);
    expect(sniffCsv(utf8("á;b")).asciiOnly).toBe(false);
  });
});

describe("readRecords", () => {
  it.each([
    [
      "a;b\nc;d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\r\nc;d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\rc;d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"a;1";"b\n2"\n', [["a;1", "b\n2"]]],
    ['"say ""hi""";x\n', [['say "hi"', "x"]]],
    ["a;;\n", [["a", "", ""]]],
    ['5" tyre;x\n', [['5" tyre', "x"]]],
  ])("splits %j", (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it("names a quote that never closes and keeps the rows after it", () => {
    const { records } = readRecords('a;"b\nc;d\n', ";", true);
    expect(records).toEqual([
      { cells: ["a", '"b'], problem: "quotes" },
      { cells: ["c", "d"], problem: null },
    ]);
  });

  it("agrees with Papa Parse on whatever Papa Parse writes", () => {
    const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(";", ",", "\t", "|"), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, newline: "\r\n" });
        expect(cells(text, delimiter)).toEqual(Papa.parse<string[]>(text, { delimiter, newline: "\r\n" }).data);
      }),
    );
  });

  it("reads a file in parts of any size as it reads the whole", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ž", "😀", '"', ";", "\n", "\r\n", " ") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    const encodings = fc.constantFrom<[CsvEncoding, (text: string) => Uint8Array]>(
      ["utf-8", utf8],
      ["utf-16le", utf16],
    );
    fc.assert(
      fc.property(table, fc.integer({ min: 40, max: 400 }), encodings, (rows, size, [encoding, encode]) => {
        const bytes = encode(Papa.unparse(rows, { delimiter: ";" }));
        const whole = readRecords(decodeCsv(bytes, encoding), ";", true).records;
        expect(readInParts(bytes, encoding, size)).toEqual(whole);
      }),
    );
  });
});

describe("toCsvLine", () => {
  it("cuts a cell that no spreadsheet would read, between signs", () => {
    const cut = toCsvLine([`${"a".repeat(31_998)}😀${"b".repeat(900)}`], ";");
    expect(cut).toBe(`${"a".repeat(31_998)}…\r\n`);
    expect(toCsvLine(["c".repeat(32_000)], ";")).toBe(`${"c".repeat(32_000)}\r\n`);
  });

  it.each([
    [["=1+1", "@x"], "'=1+1;'@x\r\n"],
    [["\n=1", "＝1+1"], `"'\n=1";'＝1+1\r\n`],
    [["+420 777 123 456", "-5"], "+420 777 123 456;-5\r\n"],
    [["a;b", 'c"d', null, 7], '"a;b";"c""d";;7\r\n'],
  ])("disarms formulas and quotes: %j", (row, line) => {
    expect(toCsvLine(row, ";")).toBe(line);
  });

  it("writes whole phones so that a spreadsheet leaves them alone", () => {
    expect(["+420777123456", "+420 777", "=1+1", "+1+A1"].map(phoneCell)).toEqual([
      "420777123456",
      "420 777",
      "=1+1",
      "+1+A1",
    ]);
  });
});

/** As an upload does it: every part ends with the last whole record in it; a part without one is made longer. */
function readInParts(bytes: Uint8Array, encoding: CsvEncoding, size: number) {
  const records = [];
  let offset = 0;
  let length = size;
  while (offset < bytes.length) {
    const part = bytes.subarray(offset, offset + length);
    const isLast = offset + length >= bytes.length;
    const text = decodeCsv(part, encoding);
    const read = readRecords(text, ";", isLast);
    records.push(...read.records);
    offset += isLast ? bytes.length : consumedBytes(part, encoding, text, read.consumed);
    length = read.records.length === 0 ? length * 2 : size;
  }
  return records;
}

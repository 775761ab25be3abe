import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecords } from "../core/csv";
import { fileVariables, placedColumns } from "./audience-rules";
import { hasPhones, looksLikeHeader, suggestColumns } from "./csv-rules";

describe("columns (S2.25)", () => {
  const labels = ["Oslovení", "Jméno", "Číslo objednávky"];

  it("takes them by order without a header and with the prepared one", () => {
    expect(suggestColumns(null, 4, labels)).toEqual([0, 1, 2, 3]);
    expect(suggestColumns(["Klientovo telefonní číslo", ...labels], 4, labels)).toEqual([0, 1, 2, 3]);
  });

  it("takes them by name when the header names them all", () => {
    expect(suggestColumns(["jmeno", "TELEFON", "Číslo objednávky", "oslovení"], 4, labels)).toEqual([1, 3, 0, 2]);
  });

  it("marks what the file lacks", () => {
    expect(suggestColumns(null, 2, labels)).toEqual([0, 1, -1, -1]);
  });

  it.each([
    [["Klientovo telefonní číslo", "Oslovení"], true],
    [["+420 60A 221", "x"], false],
    [["777123456"], false],
    [["", "x"], false],
  ])("knows a header: %j", (row, expected) => {
    expect(looksLikeHeader(row)).toBe(expected);
  });

  it("sees that a column holds no phones", () => {
    const { records } = readRecords("paní;777123456\npane;777123457\n", ";", true);
    expect([hasPhones(records, 0), hasPhones(records, 1)]).toEqual([false, true]);
  });

  it("asks a file for no column of what is the same for everybody, and puts the others in their places (S2.22)", () => {
    const anyVariables = fc.array(
      fc.record({
        key: fc.string(),
        source: fc.constantFrom(null, { kind: "fixed" as const }, { kind: "name" as const }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyVariables, (variables) => {
        const inFile = fileVariables(variables);
        const columns = [4, ...inFile.map((_, n) => n + 10)];
        const [phone, ...placed] = placedColumns(columns, variables);
        expect(phone).toBe(4);
        expect(placed.map((column, n) => (column < 0 ? null : variables[n])).filter(Boolean)).toEqual(inFile);
        expect(placed.filter((column) => column >= 0)).toEqual(inFile.map((_, n) => n + 10));
      }),
    );
  });
});

import type { CsvRecord } from "../core/csv";

/** A file may hold this many rows; the next one is refused clearly. */
export const maxRows = 1_000_000;

/** A header names columns: its first cell has letters and no number that could be a phone. */
export function looksLikeHeader(cells: string[]): boolean {
  const [first = ""] = cells;
  return /\p{L}/u.test(first) && (first.match(/\d/g) ?? []).length < 5;
}

const phoneName = /telef|phone|mobil|^tel\b|cislo klienta/;

/**
 * Columns of the phone and of each variable, -1 where the file has none. A header that names them all decides by name; else
 * column 1 is the phone and column n+1 fills variable n (S2.25).
 */
export function suggestColumns(header: string[] | null, columnCount: number, labels: string[]): number[] {
  const names = (header ?? []).map(folded);
  const phone = Math.max(
    0,
    names.findIndex((name) => phoneName.test(name)),
  );
  const byName = labels.map((label) => names.indexOf(folded(label)));
  if (header && byName.every((column) => column >= 0) && new Set(byName).size === labels.length)
    return [phone, ...byName];
  const others = Array.from({ length: columnCount }, (_, column) => column).filter((column) => column !== phone);
  return [phone, ...labels.map((_, n) => others[n] ?? -1)];
}

/** A phone column exists when anything in it has digits enough to be meant as a number. */
export function hasPhones(records: CsvRecord[], column: number): boolean {
  return records.some(({ cells }) => (cells[column]?.match(/\d/g) ?? []).length >= 5);
}

const folded = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/** Reading and writing CSV. Pure and browser-safe: the browser's preview and the server read alike. */

export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1250";

export type SniffedCsv = { encoding: CsvEncoding; asciiOnly: boolean; separator: string };

export type CsvRecord = { cells: string[]; problem: "quotes" | null };

/** As much of a file's beginning as the sniffing needs. */
export const sniffBytes = 65_536;
/** A quoted cell that runs longer than this has a stray quote. */
export const maxCellLength = 16_384;
/** The byte order mark, by which spreadsheets know UTF-8. */
export const csvMark = "\ufeff";

const separators = [";", ",", "\t", "|"] as const;

/** Encoding from the byte order mark, zero bytes and UTF-8's own rules; separator from what splits the first rows most evenly. */
export function sniffCsv(head: Uint8Array): SniffedCsv {
  const encoding = sniffEncoding(head);
  const asciiOnly = encoding === "utf-8" && head.every((byte) => byte < 0x80);
  return { encoding, asciiOnly, separator: sniffSeparator(decodeCsv(head, encoding)) };
}

/** The text of whole characters; one cut off at the end is left for the next part. A byte order mark is dropped. */
export function decodeCsv(bytes: Uint8Array, encoding: CsvEncoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Splits text into records. Without `isLast` an unfinished record at the end is not returned. `consumed` counts the characters
 * of the returned records with their line ends. A quote that is never closed is read as a plain character and named.
 */
export function readRecords(
  text: string,
  separator: string,
  isLast: boolean,
  limit = Number.POSITIVE_INFINITY,
): { records: CsvRecord[]; consumed: number } {
  const records: CsvRecord[] = [];
  let consumed = 0;
  while (consumed < text.length && records.length < limit) {
    const read = readRecord(text, consumed, separator, isLast);
    if (!read) break;
    records.push(read.record);
    consumed = read.next;
  }
  return { records, consumed };
}

/** How many bytes the consumed characters are: line ends are found in the bytes, so broken characters do not shift the place. */
export function consumedBytes(bytes: Uint8Array, encoding: CsvEncoding, text: string, consumed: number): number {
  if (encoding.startsWith("utf-16")) return consumed * 2 + (hasUtf16Mark(bytes) ? 2 : 0);
  if (consumed === 0) return 0;
  if (consumed >= text.length && !endsLine(text)) return bytes.length;
  const read = text.slice(0, consumed);
  const lastFeed = read.lastIndexOf("\n");
  const feeds = countOf(read, "\n", lastFeed + 1);
  let place = placeAfter(bytes, 0x0a, feeds, 0);
  place = placeAfter(bytes, 0x0d, countOf(read.slice(lastFeed + 1), "\r", read.length), place);
  return place;
}

/** One line of a CSV; what a spreadsheet would run as a formula is disarmed, except phones and plain numbers. */
export function toCsvLine(cells: (string | number | null)[], separator: string): string {
  return `${cells.map((cell) => toCsvCell(cell, separator)).join(separator)}\r\n`;
}

/** Spreadsheets break a cell of more than 32,767 characters. */
const longestCell = 32_000;

function cutCell(text: string): string {
  if (text.length <= longestCell) return text;
  const kept = text.slice(0, longestCell - 1);
  // Half of a sign outside the basic plane is no sign.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** A phone as a cell: a spreadsheet reads a leading plus as a formula and writes the number as 4,2E+11. */
export const phoneCell = (phone: string) => phone.replace(/^\+(?=[\d\s().-]+$)/, "");

function toCsvCell(cell: string | number | null, separator: string): string {
  const text = cell === null ? "" : cutCell(String(cell));
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?[\d\s.,]+$/.test(text) ? `'${text}` : text;
  return safe.includes('"') || safe.includes(separator) || /[\r\n]/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

function sniffEncoding(head: Uint8Array): CsvEncoding {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const zeros = [0, 1].map((odd) => head.filter((byte, n) => byte === 0 && n % 2 === odd).length);
  const many = head.length / 5;
  if ((zeros[1] ?? 0) > many) return "utf-16le";
  if ((zeros[0] ?? 0) > many) return "utf-16be";
  return isUtf8(head) ? "utf-8" : "windows-1250";
}

function sniffSeparator(text: string): string {
  const scores = separators.map((separator) => {
    const widths = readRecords(text, separator, true, 20)
      .records.map(({ cells }) => cells.length)
      .filter((width) => width > 1);
    const first = widths[0] ?? 0;
    return widths.filter((width) => width === first).length * 100 + Math.min(first, 99);
  });
  const best = Math.max(...scores);
  return best > 0 ? (separators[scores.indexOf(best)] ?? ";") : ";";
}

function readRecord(text: string, start: number, separator: string, isLast: boolean) {
  const cells: string[] = [];
  let place = start;
  for (;;) {
    const cell = text[place] === '"' ? quotedCell(text, place, isLast) : null;
    if (cell === "unfinished") return null;
    if (cell === "stray") return plainRecord(text, start, separator, isLast);
    const rest = plainEnd(text, cell ? cell.next : place, separator);
    if (rest >= text.length - 1 && !isLast && (rest >= text.length || text[rest] === "\r")) return null;
    cells.push((cell?.value ?? "") + text.slice(cell ? cell.next : place, rest));
    if (text[rest] !== separator) return { record: { cells, problem: null }, next: afterLineEnd(text, rest) };
    place = rest + 1;
  }
}

function quotedCell(text: string, start: number, isLast: boolean) {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote - start > maxCellLength)
      return isLast || text.length - start > maxCellLength ? ("stray" as const) : ("unfinished" as const);
    if (text[quote + 1] !== '"') return { value: text.slice(start + 1, quote).replaceAll('""', '"'), next: quote + 1 };
    from = quote + 2;
  }
}

/** The line as it stands, for a record whose quotes do not close. */
function plainRecord(text: string, start: number, separator: string, isLast: boolean) {
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end += 1;
  if (end >= text.length - 1 && !isLast && (end >= text.length || text[end] === "\r")) return null;
  const record: CsvRecord = { cells: text.slice(start, end).split(separator), problem: "quotes" };
  return { record, next: afterLineEnd(text, end) };
}

function plainEnd(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length) {
    const char = text[end];
    if (char === separator || char === "\n" || char === "\r") break;
    end += 1;
  }
  return end;
}

const afterLineEnd = (text: string, end: number) => (text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1);
const endsLine = (text: string) => /[\r\n]$/.test(text);
const hasUtf16Mark = ([a, b]: Uint8Array) => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

function countOf(text: string, char: string, end: number): number {
  let count = 0;
  for (let place = text.indexOf(char); place >= 0 && place < end; place = text.indexOf(char, place + 1)) count += 1;
  return count;
}

function placeAfter(bytes: Uint8Array, byte: number, times: number, from: number): number {
  let place = from;
  for (let n = 0; n < times; n += 1) place = bytes.indexOf(byte, place) + 1;
  return place;
}

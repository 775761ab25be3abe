import { type MessageFilter, messageFilter } from "./schema";

/** How a word is found: as the beginning of a word, or anywhere inside one. */
export const ways = ["beginnings", "tails"] as const;
export type Way = (typeof ways)[number];

/** A shorter piece is found at the beginnings of words only. */
const shortestTail = 3;
/** Words beyond this many only make a search slower. */
const mostWords = 10;

/** As `search_words` of the migration parts them. */
const signs = ["1}-\\u{2f", "3a}-\\u{60", "7b}-\\u{bf", "2000}-\\u{206f", "2190}-\\u{2bff", "3000}-\\u{303f"];
const emoji = ["fe00}-\\u{fe0f", "1f000}-\\u{1ffff"];
const between = new RegExp(`[${[...signs, ...emoji].map((range) => `\\u{${range}}`).join("")}]+`, "u");
const groupedDigits = /^\+?\d+(?:[ ./()\u00a0-]{1,2}\d+)+$/;

/** What a query asks for: each inner list holds words that must all be there, and one of the lists is enough. */
export type Sought = string[][];

/**
 * The words of a query that Postgres has folded (small, without diacritics). Digits in groups are looked for as they stand and as
 * one number (777 123 456). Nothing for less than two signs.
 */
export function soughtWords(folded: string): Sought {
  const words = [...new Set(folded.split(between).filter(Boolean))].slice(0, mostWords);
  if (words.join("").length < 2) return [];
  const isGrouped = words.length > 1 && groupedDigits.test(folded.trim());
  return isGrouped ? [words, [folded.replace(/\D/g, "").slice(0, 20)]] : [words];
}

/** The tsquery of one way; null where it cannot be gone. A word of ten digits is inside +420777123456. */
export function tsqueryOf(sought: Sought, way: Way): string | null {
  const lists = way === "tails" ? longEnough(sought) : sought;
  if (lists.length === 0) return null;
  return lists.map((words) => `(${words.map((word) => `'${word.slice(0, 64)}':*`).join(" & ")})`).join(" | ");
}

/** LIKE patterns for rows read one by one, in the same shape as the words. */
export const patternsOf = (sought: Sought): string[][] =>
  sought.map((words) => words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`));

/** The lists that may be looked for inside words. */
export const longEnough = (sought: Sought): Sought =>
  sought.filter((words) => words.every((word) => word.length >= shortestTail));

export type SnippetPart = { text: string; isHit: boolean };

/** This much is shown around the first place where a word was found. */
const [before, shown] = [40, 140];

/** What was found in its surroundings, the found pieces marked; beginnings of words first, else pieces inside them. */
export function snippetOf(text: string, sought: Sought): SnippetPart[] {
  const flat = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const { folded, places } = foldedPlaces(flat);
  const hits = hitsIn(folded, sought).map(([from, to]) => [places[from] ?? 0, places[to] ?? flat.length] as const);
  const start = Math.max(0, snapped(flat, (hits[0]?.[0] ?? 0) - before));
  const end = Math.min(flat.length, start + shown);
  const parts: SnippetPart[] = start > 0 ? [{ text: "… ", isHit: false }] : [];
  let at = start;
  for (const [from, to] of hits) {
    if (from < at || from >= end) continue;
    if (from > at) parts.push({ text: flat.slice(at, from), isHit: false });
    parts.push({ text: flat.slice(from, Math.min(to, end)), isHit: true });
    at = Math.min(to, end);
  }
  if (at < end) parts.push({ text: flat.slice(at, end), isHit: false });
  if (end < flat.length) parts.push({ text: "…", isHit: false });
  return parts;
}

/** To the beginning of the word that `at` lies in, so that no snippet begins inside one. */
function snapped(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(" ", at);
  return space < 0 || space - at > before ? at : space + 1;
}

/** Places in the folded text, in order and apart. */
function hitsIn(folded: string, sought: Sought): [number, number][] {
  const found: [number, number][] = [];
  for (const word of new Set(sought.flat())) {
    const all = [...folded.matchAll(expressionOf(word))].map(({ index, 0: { length } }): [number, number] => [
      index,
      index + length,
    ]);
    const atBeginnings = all.filter(([from]) => from === 0 || between.test(folded[from - 1] ?? ""));
    found.push(...(atBeginnings.length > 0 ? atBeginnings : all));
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.reduce<[number, number][]>((apart, hit) => {
    if (hit[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(hit);
    return apart;
  }, []);
}

/** Digits of a number may stand in groups. */
const expressionOf = (word: string): RegExp =>
  new RegExp(
    /^\d{4,}$/.test(word) ? [...word].join("[ ./()\\u00a0-]{0,2}") : word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    "gu",
  );

/** Letters that are no other letter with a mark, as Postgres's unaccent writes them. */
const plain: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

/** The text folded sign by sign; `places[n]` is where the sign of `folded[n]` begins in the text. */
function foldedPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const bare = sign
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
    const written = plain[bare] ?? bare;
    for (let n = 0; n < written.length; n += 1) places.push(at);
    folded += written;
    at += sign.length;
  }
  places.push(text.length);
  return { folded, places };
}

/** The filter as the page's address holds it; what is not given, or is nonsense, is left out one by one. */
export function filterFrom(address: Record<string, string>): MessageFilter {
  const { query = "", hasFile, ...rest } = address;
  const given: MessageFilter = { query: query.trim().slice(0, 200), ...(hasFile === "1" ? { hasFile: true } : {}) };
  for (const key of ["numberId", "operatorId", "tagId", "from", "to"] as const) {
    const one = messageFilter.shape[key].safeParse(rest[key]);
    if (one.success && one.data) given[key] = one.data;
  }
  return given;
}

export function filterToAddress({ hasFile, ...filter }: MessageFilter): Record<string, string> {
  const given = Object.entries({ ...filter, hasFile: hasFile ? "1" : undefined });
  return Object.fromEntries(given.flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

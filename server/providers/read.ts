/** Reading what nobody promised: provider payloads are `unknown` until a field proves to be what it should. */

export type Bag = Record<string, unknown>;

export const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const bag = (value: unknown): Bag => (isBag(value) ? value : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const bags = (value: unknown): Bag[] => list(value).filter(isBag);

/** A non-empty string; numbers are ids that somebody wrote as numbers. */
export function str(value: unknown): string | undefined {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  return typeof text === "string" && text !== "" ? storable(text) || undefined : undefined;
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Postgres stores neither NUL nor half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll("\u0000", "").replace(loneSurrogate, "\ufffd");

/** At most `max` UTF-16 units, never half a character. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, "");

const maxDepth = 12;

/** A foreign value that is safe to keep as JSON: storable texts, no bottomless nesting. */
export function keepable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return storable(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= maxDepth) return "…";
  if (Array.isArray(value)) return value.map((part) => keepable(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), keepable(part, depth + 1)]));
}

export const num = (value: unknown): number | undefined => {
  const found = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
};

/** A foreign word in a table of ours: words like `constructor` find nothing. */
export const lookUp = <T>(table: Record<string, T>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

/** Seconds since 1970, as text or number; undefined when it is no date of this century. */
export function secondsToDate(value: unknown): Date | undefined {
  const seconds = num(value);
  return seconds !== undefined && seconds > 946_684_800 && seconds < 4_102_444_800
    ? new Date(seconds * 1000)
    : undefined;
}

/** Digits with or without plus → E.164 with plus; anything else is no phone. */
export function phoneOf(value: unknown): string | undefined {
  const digits = str(value)?.replace(/^\+/, "");
  return digits && /^\d{6,17}$/.test(digits) ? `+${digits}` : undefined;
}

/** Long tokens, and the 32 letters and digits that app secrets, auth tokens and API keys are; ids with a prefix are longer. */
const keyLike = /[\w.~+/-]{40,}={0,2}|(?<!\w)(?=\w*\d)[A-Za-z0-9]{32}(?!\w)/g;

/** The provider's own words, short, without anything that looks like a key: fit to show and to log. */
export const safeText = (text: string): string => cut(storable(text).replace(keyLike, "…"), 300);

/** Without the keys that are undefined: optional means absent. */
export function compact<T extends Record<string, unknown>>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Absent keys are exactly the ones that held undefined.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export const toBlob = (bytes: Uint8Array | Blob, type: string): Blob =>
  bytes instanceof Blob ? bytes : new Blob([Uint8Array.from(bytes)], { type });

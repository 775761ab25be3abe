/** Reading what nobody promised: provider payloads are `unknown` until a field proves to be what it should. */

export type Bag = Record<string, unknown>;

export const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const bag = (value: unknown): Bag => (isBag(value) ? value : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const bags = (value: unknown): Bag[] => list(value).filter(isBag);

/** A non-empty string; numbers are ids that somebody wrote as numbers. NUL cannot be stored in Postgres. */
export function str(value: unknown): string | undefined {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  return typeof text === "string" && text !== "" ? text.replaceAll("\u0000", "") : undefined;
}

export const num = (value: unknown): number | undefined => {
  const found = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
};

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

import { type SessionFilter, type SessionQuery, sessionFilter, sessionQuery } from "./schema";

/** Columns besides the client; `field:<key>` is a field of sessions of the company's own. */
export const sessionColumns = [
  "started",
  "accepted",
  "ended",
  "wait",
  "duration",
  "status",
  "origin",
  "campaign",
  "phone",
  "number",
  "operator",
  "group",
  "result",
  "note",
  "rating",
  "callback",
  "tags",
] as const;
export type SessionColumn = (typeof sessionColumns)[number];

export const isSessionColumn = (column: string): column is SessionColumn =>
  sessionColumns.some((known) => known === column);

/** What the table shows until somebody chooses. */
export const usualColumns: string[] = ["started", "status", "number", "operator", "group", "result", "tags"];

type Callback = { callbackAskedAt: Date | null; callbackClearedAt: Date | null };
type Times = { startedAt: Date; acceptedAt: Date | null; endedAt: Date | null };

/** How long the client waited to be accepted, until now or until the end where nobody did. */
export const waitMs = ({ startedAt, acceptedAt, endedAt }: Times, now: Date): number =>
  Math.max(0, (acceptedAt ?? endedAt ?? now).getTime() - startedAt.getTime());

/** How long the session was worked on since it was accepted; null = it never was. */
export const durationMs = ({ acceptedAt, endedAt }: Times, now: Date): number | null =>
  acceptedAt ? Math.max(0, (endedAt ?? now).getTime() - acceptedAt.getTime()) : null;

/** What became of the client's wish that we get back to them (N.70); null = there was none. */
export const callbackOf = ({ callbackAskedAt, callbackClearedAt }: Callback): "open" | "done" | null =>
  callbackAskedAt && (callbackClearedAt ? "done" : "open");

/** "1:04:09" as spreadsheets read a span of time. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part % 60).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60))}:${two(seconds)}`;
}

const numbers: ReadonlySet<string> = new Set(["waitMin", "waitMax", "durationMin", "durationMax"]);

/** The question as an address carries it: one parameter a filter, conditions on fields as JSON. */
export function toAddress({ sort, ...filter }: SessionQuery): Record<string, string> {
  const given = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === "object" ? JSON.stringify(value) : String(value)]],
  );
  return Object.fromEntries([...given, ...(sort === "-started" ? [] : [["sort", sort]])]);
}

/** The question of an address as the table understands it: a parameter that makes no sense is left out. */
export function fromAddress(address: Record<string, string>): SessionQuery {
  const raw = rawOf(address);
  const sound = Object.entries(sessionQuery.shape).flatMap(([key, schema]) =>
    raw[key] !== undefined && schema.safeParse(raw[key]).success ? [[key, raw[key]]] : [],
  );
  return sessionQuery.parse({ period: "history", ...Object.fromEntries(sound) });
}

/** The same, refusing an address with a parameter that makes no sense: what leaves the house must be what was asked for. */
export const parseAddress = (address: Record<string, string>) => sessionQuery.safeParse(rawOf(address));

/** The filters that hold, but for the period. */
export const givenFilters = (filter: SessionFilter): (keyof SessionFilter)[] =>
  sessionFilter.keyof().options.filter((key) => key !== "period" && filter[key] !== undefined);

function rawOf(address: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(address)
      .filter(([key]) => key in sessionQuery.shape)
      .map(([key, value]) => [key, key === "fields" ? fromJson(value) : numbers.has(key) ? toNumber(value) : value]),
  );
}

/** An empty parameter is no zero. */
const toNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

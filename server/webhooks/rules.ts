import type { DeliveryOutcome, ProviderName } from "@/db/enums";
import type { ProviderEvent } from "../providers/types";
import { partnerPath } from "../registration/rules";

/** Providers promise at most 3 MB; anything above this is not theirs. */
export const maxBodyBytes = 5 * 1024 * 1024;

/** Where each provider proves who it is; never kept. */
export const proofHeaders = {
  meta: "x-hub-signature-256",
  "360dialog": "authorization",
  twilio: "x-twilio-signature",
} as const satisfies Record<ProviderName, string>;

/** What of the headers is kept with a delivery: an allow-list, so that no secret can slip in. */
export const keptHeaders = ["content-type", "content-length", "user-agent", "i-twilio-idempotency-token"] as const;

/** What came to the address of the whole partner account. */
export const isPartnerUrl = (url: string): boolean => URL.canParse(url) && new URL(url).pathname === partnerPath;

/** Stands for the partner account where refused calls are counted by connection. */
export const partnerAddressId = "00000000-0000-0000-0000-000000000000";

const ignoredKinds = ["unknown", "foreign", "channel"] as const;

/** A part of a delivery without effect: content or a partner's channel that we do not know, or a number of another connection. */
export type Ignored = { kind: (typeof ignoredKinds)[number]; detail: string };

/**
 * Parts the events of one body into those that count and those without effect. A valid signature proves the connection only:
 * an event that names a number of another one is ignored (goals §6.5, 27).
 */
export function sortEvents(
  events: ProviderEvent[],
  ownNumbers: readonly string[],
): { known: ProviderEvent[]; ignored: Ignored[] } {
  const known: ProviderEvent[] = [];
  const ignored: Ignored[] = [];
  for (const event of events) {
    if (event.type === "unknown") ignored.push({ kind: "unknown", detail: event.field });
    else if ("providerNumberId" in event && event.providerNumberId && !ownNumbers.includes(event.providerNumberId))
      ignored.push({ kind: "foreign", detail: event.providerNumberId });
    else known.push(event);
  }
  return { known, ignored };
}

/** What comes in numbers. The rest is rare and touches rows in an order of its own. */
const shared: ReadonlySet<ProviderEvent["type"]> = new Set(["message", "receipt"]);
const maxSharedBytes = 64 * 1024;

/** Whether a delivery may be kept in one transaction with others. */
export const mayShare = (events: ProviderEvent[], byteSize: number): boolean =>
  byteSize <= maxSharedBytes && events.every(({ type }) => shared.has(type));

const maxIgnoredLines = 20;

/** One line each, as it is kept in `error`; null when everything counted. */
export function toIgnoredText(ignored: Ignored[]): string | null {
  const lines = [...new Set(ignored.map(({ kind, detail }) => `${kind}:${oneLine(detail).slice(0, 200)}`))];
  return lines.length > 0 ? lines.slice(0, maxIgnoredLines).join("\n") : null;
}

export function fromIgnoredText(text: string): Ignored[] {
  return text.split("\n").map((line) => {
    const kind = ignoredKinds.find((known) => line.startsWith(`${known}:`)) ?? "unknown";
    return { kind, detail: line.replace(/^(?:foreign|unknown|channel):/, "") };
  });
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

const maxDepth = 40;

/** The same value without what Postgres cannot hold: NUL, lone surrogates, nesting without end. */
export function toStorable<T>(value: T): T {
  // Strings stay strings and objects keep their keys; only bottomless nesting, which no event of ours has, is cut.
  return clean(value, 0) as T;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > maxDepth) return null;
  if (Array.isArray(value)) return value.map((part) => clean(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [cleanText(key), clean(part, depth + 1)]));
}

const cleanText = (text: string): string =>
  mayBeOdd.test(text) ? text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\ufffd") : text;

/** Cheap; true also for whole pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const mayBeOdd = /[\u0000\ud800-\udfff]/;

const minutes = (n: number) => n * 60_000;
const backOffMs = [minutes(1), minutes(5), minutes(30), minutes(120), minutes(720)];

/** The first reception and the one replay that follows at once are tries, too; after the last one only a person replays. */
export const maxTries = backOffMs.length + 1;

/** When a failed delivery is tried again; null when it is left to a person. */
export function nextTryAt(delivery: {
  outcome: DeliveryOutcome;
  tries: number;
  processedAt: Date | null;
}): Date | null {
  const waitMs = backOffMs[delivery.tries - 1];
  if (delivery.outcome !== "failed" || waitMs === undefined || !delivery.processedAt) return null;
  return new Date(delivery.processedAt.getTime() + waitMs);
}

/** For every count of tries: whoever was tried last before that moment is due. */
export function dueForRetry(now: Date): { tries: number; triedBefore: Date }[] {
  return backOffMs.map((waitMs, index) => ({ tries: index + 1, triedBefore: new Date(now.getTime() - waitMs) }));
}

/** What was processed is not offered again: it would change nothing. */
export const mayReplay = (outcome: DeliveryOutcome): boolean => outcome !== "processed";

export const retentionDays = 30;

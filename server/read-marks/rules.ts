import type { ReadReceipts } from "@/db/enums";

/** What the operator just did. */
export type Occasion = "open" | "reply";

/** A number may have a word of its own. */
export const receiptsOf = (number: { readReceipts: ReadReceipts | null }, company: ReadReceipts): ReadReceipts =>
  number.readReceipts ?? company;

/** Whether the client now learns that we read: who tells at opening tells with the answer, too. */
export const tellsRead = (receipts: ReadReceipts, occasion: Occasion): boolean =>
  receipts === "open" || (receipts === "reply" && occasion === "reply");

/**
 * Showing that somebody types always tells that we read (providers.md A3.5), so it goes out only where that may be known now: at
 * opening, or when the client's newest message is marked already.
 */
export const mayShowTyping = (receipts: ReadReceipts, isNewestTold: boolean): boolean =>
  receipts === "open" || (receipts === "reply" && isNewestTold);

/** The client sees typing for 25 s; asked for again no sooner than this. */
export const typingEveryMs = 20_000;

/** Providers do not mark what is older (providers.md A3.5). */
export const markableMs = 30 * 24 * 3_600_000;

/** Whoever tells the provider has this long before somebody else tries. */
export const leaseMs = 60_000;

const pausesMs = [10_000, 60_000, 300_000, 1_800_000];

/** How long to wait after a try that failed; null = it stays untold. */
export const pauseAfter = (tries: number): number | null => pausesMs[tries - 1] ?? null;

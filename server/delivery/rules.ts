import type { FailureReason, MessageStatus } from "@/db/enums";
import { retryPolicies } from "../providers/error-codes";

export type ReceiptTimes = {
  acceptedAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  failedAt: Date | null;
};

/** The state that the times speak of: the highest reached; a failure shows only when nothing above `sent` was (goals §5). */
export function receiptStatus(times: ReceiptTimes): MessageStatus | null {
  if (times.readAt) return "read";
  if (times.deliveredAt) return "delivered";
  if (times.failedAt) return "failed";
  if (times.sentAt) return "sent";
  return times.acceptedAt ? "accepted" : null;
}

export const maxTries = 3;
const minutes = (n: number) => n * 60_000;

/** What a definite refusal leads to. `counts`: it uses up one of the three tries. */
export type RefusalPlan =
  | { do: "fail" }
  | { do: "retry"; afterMs: number; counts: boolean; pauseLaneMs?: number }
  | { do: "stop_number"; status: "disconnected" | "blocked"; afterMs: number };

/** 30 s, 2 min, 10 min (providers.md D4). */
const backOffMs = [30_000, minutes(2), minutes(10)] as const;

export type Refusal = {
  reason: FailureReason;
  /** Of the three that a message has, this one included. */
  tries: number;
  /** Every call made for the message, those that do not count as tries included. */
  attempts: number;
  retryAfterMs?: number | undefined;
  /** In [0, 1): spreads retries by up to a quarter. */
  chance: number;
};

const longestWaitMs = minutes(60);

/**
 * What becomes of a refused message, by the retry policy of its reason. Decisions about a person or a template are never repeated; the
 * number's own troubles stop the number and keep the message; while a limit lasts or the provider cannot be reached it waits.
 */
export function planRefusal(refusal: Refusal): RefusalPlan {
  switch (retryPolicies[refusal.reason]) {
    case "never":
      return { do: "fail" };
    case "stop_number": {
      const status = refusal.reason === "account_blocked" ? "blocked" : "disconnected";
      return { do: "stop_number", status, afterMs: minutes(1) };
    }
    case "repeat":
      return refusal.tries >= (refusal.reason === "unknown" ? 2 : maxTries)
        ? { do: "fail" }
        : { do: "retry", afterMs: pauseMs(refusal), counts: true };
    case "wait":
      return waitPlan(refusal);
  }
}

const askedMs = ({ retryAfterMs }: Refusal): number | undefined =>
  retryAfterMs && Math.min(retryAfterMs, longestWaitMs);
const spreadOf = ({ chance }: Refusal): number => 1 + chance / 4;

function pauseMs(refusal: Refusal): number {
  const { reason, tries } = refusal;
  if (reason === "unknown") return minutes(10) * spreadOf(refusal);
  const own = reason === "rate_limited_pair" ? 4 ** Math.min(tries, 5) * 1000 : (backOffMs[tries - 1] ?? minutes(10));
  return Math.max(askedMs(refusal) ?? 0, own * spreadOf(refusal));
}

function waitPlan(refusal: Refusal): RefusalPlan {
  const asked = askedMs(refusal);
  if (refusal.reason === "rate_limited_portfolio") return { do: "retry", afterMs: asked ?? minutes(60), counts: false };
  if (refusal.reason !== "unreachable") return { do: "retry", afterMs: 0, counts: false, pauseLaneMs: asked ?? 2000 };
  const pauseLaneMs = asked ?? Math.min(30_000, 2000 * 2 ** Math.min(refusal.attempts - 1, 4));
  return { do: "retry", afterMs: pauseLaneMs * spreadOf(refusal), counts: false, pauseLaneMs };
}

/** Reasons after which "Zkusit znovu" makes sense for a person (S1.35). */
export function mayRetry(status: MessageStatus, reason: FailureReason | null): boolean {
  if (status === "needs_decision") return true;
  if (status !== "failed") return false;
  return (
    reason === null ||
    [
      "retry_later",
      "unknown",
      "rate_limited_pair",
      "rate_limited_number",
      "unreachable",
      "media_invalid",
      "config",
    ].includes(reason)
  );
}

/** Microseconds between sends: so spaced, `rate` permits are never asked for faster than they free (goals §3.3). */
export const spacingUs = (ratePerSecond: number): number => Math.ceil(1_005_000 / ratePerSecond);

/** `v1.<message id>.<attempt no>`: what comes back with every receipt. */
export const toRef = (messageId: string, attemptNo: number): string => `v1.${messageId}.${attemptNo}`;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The message and attempt of a ref of ours; null for anybody else's text. */
export function fromRef(ref: string | null): { messageId: string; attemptNo: number } | null {
  const [version, messageId, no] = ref?.split(".") ?? [];
  const isOurs = version === "v1" && messageId && uuid.test(messageId) && no && /^\d{1,4}$/.test(no);
  return isOurs ? { messageId, attemptNo: Number(no) } : null;
}

import type { FailureReason, MessageStatus } from "@/db/enums";
import type { Machine } from "../core/machine";

/** A message of ours on its way out (goals §4). Receipts may lift it from any state; see receiptStatus. */
export const messageMachine = {
  queued: { claim: "sending", cancel: "cancelled", receive: "accepted", refuse: "failed" },
  sending: { accept: "accepted", requeue: "queued", refuse: "failed", lose: "uncertain", receive: "accepted" },
  uncertain: { receive: "accepted", requeue: "queued", ask: "needs_decision", refuse: "failed", cancel: "cancelled" },
  needs_decision: { requeue: "queued", receive: "accepted", settle: "accepted", cancel: "cancelled" },
  accepted: { receive: "sent", refuse: "failed" },
  sent: { receive: "delivered", refuse: "failed" },
  delivered: { receive: "read" },
  failed: { requeue: "queued", receive: "accepted" },
} as const satisfies Machine<MessageStatus>;

/** What people see of a message (S1.34); `waiting` is everything before the provider took it. */
export type ShownStatus = "waiting" | "sent" | "delivered" | "read" | "error" | "undecided";

export function shownStatus(status: MessageStatus): ShownStatus {
  if (status === "accepted" || status === "sent") return "sent";
  if (status === "delivered" || status === "read") return status;
  if (status === "failed" || status === "cancelled") return "error";
  return status === "needs_decision" ? "undecided" : "waiting";
}

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
 * Reasons that are decisions about a person or a template are never repeated; the number's own troubles stop the number and keep
 * the message; while the provider cannot be reached everything waits and goes out when it is back.
 */
export function planRefusal({ reason, tries, attempts, chance, ...refusal }: Refusal): RefusalPlan {
  const retryAfterMs = refusal.retryAfterMs && Math.min(refusal.retryAfterMs, longestWaitMs);
  const spread = 1 + chance / 4;
  switch (reason) {
    case "unknown":
      if (tries >= 2) return { do: "fail" };
      return { do: "retry", afterMs: minutes(10) * spread, counts: true };
    case "retry_later":
      if (tries >= maxTries) return { do: "fail" };
      return {
        do: "retry",
        afterMs: Math.max(retryAfterMs ?? 0, (backOffMs[tries - 1] ?? minutes(10)) * spread),
        counts: true,
      };
    case "rate_limited_number":
    case "rate_limited_api":
      return { do: "retry", afterMs: 0, counts: false, pauseLaneMs: retryAfterMs ?? 2000 };
    case "rate_limited_pair":
      if (tries >= maxTries) return { do: "fail" };
      return {
        do: "retry",
        afterMs: Math.max(retryAfterMs ?? 0, 4 ** Math.min(tries, 5) * 1000 * spread),
        counts: true,
      };
    case "rate_limited_portfolio":
      return { do: "retry", afterMs: retryAfterMs ?? minutes(60), counts: false };
    case "unreachable": {
      const pauseLaneMs = retryAfterMs ?? Math.min(30_000, 2000 * 2 ** Math.min(attempts - 1, 4));
      return { do: "retry", afterMs: pauseLaneMs * spread, counts: false, pauseLaneMs };
    }
    case "auth":
    case "number_unusable":
      return { do: "stop_number", status: "disconnected", afterMs: minutes(1) };
    case "account_blocked":
      return { do: "stop_number", status: "blocked", afterMs: minutes(1) };
    default:
      return { do: "fail" };
  }
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

import type { CheckKind, CheckResult, MessageStatus } from "@/db/enums";

/** In the order in which a number comes to life: what fails first explains what fails after it. */
export const checkOrder = [
  "credentials",
  "scopes",
  "subscription",
  "webhook",
  "signature",
  "displayName",
  "payment",
  "quality",
  "limit",
  "twoStep",
  "send",
  "receive",
] as const satisfies readonly CheckKind[];

/** Points that the provider is asked about; the others we know ourselves. */
export const providerChecks = checkOrder.filter(
  (check) => check !== "signature" && check !== "send" && check !== "receive",
);

/** What we find ourselves; each has its fix. */
export const ownCodes = [
  "registration_failed",
  "not_registered",
  "never_delivered",
  "silent",
  "signature_refused",
  "write_first",
  "on_its_way",
  "no_receipt",
  "send_failed",
  "await_answer",
  "nothing_arrived",
  "not_tested",
] as const;
export type OwnCode = (typeof ownCodes)[number];

export type Finding = { result: CheckResult; code: OwnCode | null; note: string | null };

/** What is known of a connection's webhook. */
export type WebhookFacts = {
  registeredAt: Date | null;
  error: string | null;
  lastDeliveryAt: Date | null;
  /** Refused for a wrong or missing signature since yesterday. */
  refused: number;
};

const dayMs = 86_400_000;
const found = (result: CheckResult, code: OwnCode | null = null, note: string | null = null): Finding => ({
  result,
  code,
  note,
});

/** Whether calls with a valid signature reach us; only such calls are kept, so the newest one proves both. */
export function signatureFinding(webhook: WebhookFacts, now: Date): Finding {
  const { lastDeliveryAt, refused } = webhook;
  const isFresh = lastDeliveryAt !== null && now.getTime() - lastDeliveryAt.getTime() < dayMs;
  if (isFresh) return found("ok");
  if (refused > 0) return found("failed", "signature_refused", String(refused));
  if (webhook.error) return found("failed", "registration_failed", webhook.error);
  if (!webhook.registeredAt) return found("failed", "not_registered");
  return lastDeliveryAt ? found("warning", "silent") : found("warning", "never_delivered");
}

export type TestFacts = {
  startedAt: Date;
  message: { status: MessageStatus; failureText: string | null; at: Date } | null;
  /** The phone's first message since the test began. */
  answeredAt: Date | null;
};

/** After these a test message without a receipt, and a phone without a message, are faults. */
const receiptMs = 2 * 60_000;
const answerMs = 15 * 60_000;

/** The test message out. */
export function sendFinding(test: TestFacts | null, now: Date): Finding {
  if (!test) return found("unknown", "not_tested");
  if (!test.message) return found("waiting", "write_first");
  const { status, failureText, at } = test.message;
  if (status === "delivered" || status === "read") return found("ok");
  if (status === "failed" || status === "cancelled" || status === "needs_decision")
    return found("failed", "send_failed", failureText);
  return now.getTime() - at.getTime() > receiptMs ? found("warning", "no_receipt") : found("waiting", "on_its_way");
}

/** The answer in. */
export function receiveFinding(test: TestFacts | null, now: Date): Finding {
  if (!test) return found("unknown", "not_tested");
  if (test.answeredAt) return found("ok");
  return now.getTime() - test.startedAt.getTime() > answerMs
    ? found("failed", "nothing_arrived")
    : found("waiting", "await_answer");
}

/** A test is over when both its halves have ended, well or not. */
export const isRunning = (checks: { result: CheckResult | null }[]): boolean =>
  checks.some(({ result }) => result === "waiting");

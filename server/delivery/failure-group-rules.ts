import type { FailureGroup, FailureReason } from "@/db/enums";

/** Every reason's group, by what is to be done about it (O4). */
export const groupOfReason: Record<FailureReason, FailureGroup> = {
  recipient_invalid: "not_on_whatsapp",
  policy_user: "by_meta",
  policy_country: "by_meta",
  user_opt_out: "by_meta",
  rate_limited_pair: "by_meta",
  rate_limited_number: "by_meta",
  rate_limited_portfolio: "by_meta",
  rate_limited_api: "by_meta",
  window_closed: "window",
  template_unusable: "template",
  bad_request: "template",
  media_invalid: "template",
  account_blocked: "payment",
  retry_later: "technical",
  number_unusable: "technical",
  auth: "technical",
  config: "technical",
  unreachable: "technical",
  unknown: "technical",
};

/** Codes that stand elsewhere than their reason: an account blocked for what it sent, not for what it owes. */
export const groupOfCode: Readonly<Record<string, FailureGroup>> = {
  "368": "by_meta",
  "131031": "by_meta",
  "63112": "by_meta",
  "63020": "technical",
};

/** campaigns/failure-queries says the same in SQL. */
export const failureGroup = (reason: FailureReason | null, code: string | null): FailureGroup =>
  (code === null ? undefined : groupOfCode[code]) ?? groupOfReason[reason ?? "unknown"];

/** Clients who have had all the marketing Meta lets them get: after a day they may get some again (O5). */
export const restingCodes: readonly string[] = ["131049", "63049"];
export const restMs = 24 * 60 * 60_000;

/** Whether a failed template message may be sent again: now, when its client has rested, or never. */
export type Repeatable = "now" | "later" | "never";

/** A reason that would only fail in the same way is never repeated. */
const isRepeatable: Record<FailureReason, boolean> = {
  retry_later: true,
  rate_limited_pair: true,
  rate_limited_number: true,
  rate_limited_portfolio: true,
  rate_limited_api: true,
  unreachable: true,
  unknown: true,
  number_unusable: true,
  account_blocked: true,
  auth: true,
  config: true,
  template_unusable: true,
  media_invalid: true,
  recipient_invalid: false,
  policy_user: false,
  policy_country: false,
  user_opt_out: false,
  bad_request: false,
  window_closed: false,
};

export function repeatable(
  failure: { reason: FailureReason | null; code: string | null; failedAt: Date | null },
  now: Date,
): Repeatable {
  if (failure.code !== null && restingCodes.includes(failure.code))
    return now.getTime() - (failure.failedAt?.getTime() ?? 0) >= restMs ? "now" : "later";
  return isRepeatable[failure.reason ?? "unknown"] ? "now" : "never";
}

/** For SQL that asks the same. */
export const repeatableReasons: readonly FailureReason[] = reasonsWhere((reason) => isRepeatable[reason]);

function reasonsWhere(holds: (reason: FailureReason) => boolean): FailureReason[] {
  return (Object.keys(isRepeatable) as FailureReason[]).filter(holds); // its keys are the reasons
}

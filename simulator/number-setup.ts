import type { Setup, SimNumber } from "./model";
import { type Account, accountOf, numberLimit } from "./onboarding-state";
import type { Simulation } from "./simulation";
import { sendAccountEvent } from "./webhooks/send-account-event";

const decisions: Partial<Record<Setup["nameStatus"], string>> = {
  APPROVED: "APPROVED",
  PENDING_REVIEW: "PENDING",
  DECLINED: "REJECTED",
};

/** Meta's review of the name that clients see; its end, not its beginning, is told by a webhook. */
export function setNameStatus(
  simulation: Simulation,
  number: SimNumber,
  { status, name, reason }: { status: Setup["nameStatus"]; name?: string | undefined; reason?: string | undefined },
): void {
  number.setup.nameStatus = status;
  if (name !== undefined) number.setup.verifiedName = name;
  const decision = decisions[status];
  if (decision)
    sendAccountEvent(simulation, number, {
      field: "phone_number_name_update",
      value: {
        display_phone_number: number.account.phone.slice(1),
        decision,
        requested_verified_name: number.setup.verifiedName,
        rejection_reason: decision === "REJECTED" ? (reason ?? "NAME_FORMAT_UNACCEPTABLE") : null,
      },
    });
  simulation.changes.emit("number", number);
}

/** What becomes of a whole account: its numbers hear of it. */
export function setAccount(simulation: Simulation, number: SimNumber, change: Partial<Account>): void {
  if (number.account.provider === "twilio") return;
  const account = accountOf(simulation.onboarding, number.account.wabaId);
  Object.assign(account, change);
  if (change.verification)
    sendAccountEvent(simulation, number, {
      field: "business_capability_update",
      value: {
        max_daily_conversations_per_business: number.dailyLimit ?? -1,
        max_phone_numbers_per_business: numberLimit(account),
      },
    });
  if (change.review)
    sendAccountEvent(simulation, number, { field: "account_review_update", value: { decision: change.review } });
}

import { type RecipientPlan, type RecipientStatus, recipientStatuses } from "@/db/enums";
import { recipientStatus } from "./rules";
import type { MessageCount } from "./status-queries";

export type Ledger = {
  total: number;
  byStatus: Record<RecipientStatus, number>;
  /** What ending the campaign now would cancel. */
  unsent: number;
};

/** Recipients by state, always summing up to all of them: rows without a message by their plan, the rest by their message. */
export function toLedger(plans: { plan: RecipientPlan; count: number }[], messages: MessageCount[]): Ledger {
  const byStatus = Object.fromEntries(recipientStatuses.map((status) => [status, 0])) as Ledger["byStatus"]; // every key set
  for (const { plan, count } of plans) byStatus[recipientStatus(plan, null)] += count;
  for (const row of messages) byStatus[statusOf(row)] += row.count;
  const planned = plans.find(({ plan }) => plan === "planned")?.count ?? 0;
  const waiting = messages.filter(({ status }) => status === "queued" || status === "needs_decision");
  return {
    total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
    unsent: waiting.reduce((sum, { count }) => sum + count, planned),
  };
}

/** The counted facts are those the rule asks for. */
const statusOf = ({ status, tried, taken }: MessageCount): RecipientStatus =>
  recipientStatus("planned", {
    status,
    tries: tried ? 1 : 0,
    acceptedAt: null,
    providerMessageId: taken ? "taken" : null,
  });

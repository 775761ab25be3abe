import { type RecipientPlan, type RecipientStatus, recipientStatuses } from "@/db/enums";
import type { ConsentFacts } from "./consent-facts";
import type { AudienceFacts } from "./count-audience";
import type { PlanReason } from "./recipient-rules";
import { recipientStatus } from "./rules";
import type { MessageCount, ReasonCount } from "./tally-queries";

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

/** How many of the unsent will be left out when their turn comes, as the start foresaw it (S4.3). */
export const stillToSkip = ({ byStatus }: Ledger, foreseenSkipped: number): number =>
  Math.min(byStatus.initial, Math.max(0, foreseenSkipped - byStatus.skipped));

/** A draft's ledger with those among the skipped whom consent would leave out today (S4.3); ending it would still cancel them. */
export function withConsent(ledger: Ledger, leftOut: number): Ledger {
  const { initial, skipped } = ledger.byStatus;
  return { ...ledger, byStatus: { ...ledger.byStatus, initial: initial - leftOut, skipped: skipped + leftOut } };
}

/** A ledger with those whom a draft's audience would bring today, and without those whom it takes from the files. */
export function withAudience(ledger: Ledger, { count, excluded }: AudienceFacts): Ledger {
  const sumOf = (plan: "invalid" | "skipped") =>
    count.reasons.reduce((sum, reason) => (reason.plan === plan ? sum + reason.count : sum), 0);
  const going = count.planned + count.unasked - excluded.count;
  return {
    total: ledger.total + count.total,
    byStatus: {
      ...ledger.byStatus,
      initial: ledger.byStatus.initial + going,
      invalid: ledger.byStatus.invalid + sumOf("invalid"),
      skipped: ledger.byStatus.skipped + sumOf("skipped") + excluded.count,
    },
    unsent: ledger.unsent + going,
  };
}

/** The reasons of the rows with those that are foreseen of a draft: of its audience and of consents. The most frequent first. */
export function reasonsWith(
  reasons: ReasonCount[],
  { count, excluded }: AudienceFacts,
  consent: Pick<ConsentFacts, "withdrawn" | "leftOut"> | null,
): ReasonCount[] {
  const skipped = (reason: PlanReason, count: number) => ({ plan: "skipped" as const, reason, count });
  const foreseen = [
    ...count.reasons,
    skipped("excluded", excluded.count),
    skipped("opted_out", consent?.withdrawn ?? 0),
    skipped("no_consent", consent ? consent.leftOut - consent.withdrawn : 0),
  ];
  const sums: ReasonCount[] = [];
  for (const next of [...reasons, ...foreseen.map((reason) => ({ ...reason, code: null }))]) {
    const same = sums.findIndex(
      (one) => one.plan === next.plan && one.reason === next.reason && one.code === next.code,
    );
    if (same < 0) sums.push(next);
    else sums[same] = { ...next, count: (sums[same]?.count ?? 0) + next.count };
  }
  return sums.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/** The counted facts are those the rule asks for. */
const statusOf = ({ status, tried, taken, reached }: MessageCount): RecipientStatus =>
  recipientStatus("planned", {
    status,
    tries: tried ? 1 : 0,
    acceptedAt: null,
    heldAt: status === "accepted" && reached === 0 ? new Date(0) : null,
    providerMessageId: taken ? "taken" : null,
  });

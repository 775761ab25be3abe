import { type RecipientStatus, recipientStatuses } from "@/db/enums";

/** How the ledger counts: every recipient stands in exactly one of the four. */
export const ledgerColumns = ["sent", "failed", "skipped", "remaining"] as const;
export type LedgerColumn = (typeof ledgerColumns)[number];

/**
 * The exact rule (O1): sent = the provider took it and has not reported a failure; failed = it refused, or reported a failure later;
 * skipped = we decided that nothing leaves; remaining = all that may still leave, what is on its way too.
 */
export const columnOf = {
  sent: "sent",
  delivered: "sent",
  read: "sent",
  error: "failed",
  sending_failed: "failed",
  invalid: "skipped",
  skipped: "skipped",
  cancelled: "skipped",
  initial: "remaining",
  in_progress: "remaining",
  retry_scheduled: "remaining",
} as const satisfies Record<RecipientStatus, LedgerColumn>;

export const statesOf = (column: LedgerColumn): RecipientStatus[] =>
  recipientStatuses.filter((status) => columnOf[status] === column);

/** planned = sent + failed + skipped + remaining, with the states behind them. */
export type LedgerBook = Record<"planned" | LedgerColumn, number> & { byStatus: Record<RecipientStatus, number> };

export function toBook(counts: { status: RecipientStatus; count: number }[]): LedgerBook {
  const byStatus = Object.fromEntries(recipientStatuses.map((status) => [status, 0])) as LedgerBook["byStatus"]; // every key set
  const book = { planned: 0, sent: 0, failed: 0, skipped: 0, remaining: 0, byStatus };
  for (const { status, count } of counts) {
    byStatus[status] += count;
    book[columnOf[status]] += count;
    book.planned += count;
  }
  return book;
}

import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RecipientStatus } from "@/db/enums";
import { recipientImports, recipients } from "@/db/schema/campaigns";
import { messages, sendAttempts } from "@/db/schema/delivery";
import { settledRows, statusSql } from "./status-queries";

/** When a recipient's message was sent, or failed; null = neither. */
export const sentOrFailedAt = sql<Date | null>`case
  when ${statusSql} in ('error', 'sending_failed') then coalesce(${messages.failedAt}, ${messages.acceptedAt})
  when ${statusSql} in ('sent', 'delivered', 'read')
  then coalesce(${messages.acceptedAt}, ${messages.sentAt}, ${messages.deliveredAt}, ${messages.readAt}) end`;

/** One line of the ledger: recipients of a source (`bySource`) or of a day in one state. */
export type LedgerCount = {
  bySource: boolean;
  importId: string | null;
  /** The day it was sent or failed, YYYY-MM-DD in the zone; null = neither. */
  day: string | null;
  status: RecipientStatus;
  count: number;
};

/** Every recipient by source and once more by day: one statement, so both speak of the same moment. */
export async function countLedger(db: Db, campaignId: string, zone: string): Promise<LedgerCount[]> {
  return db.execute<LedgerCount>(sql`
    with lines as (
      select ${recipients.importId} as import_id, ${statusSql} as status,
             ${sentOrFailedAt} as at
        from ${recipients} left join ${messages} on ${messages.id} = ${recipients.messageId}
       where ${settledRows(campaignId)}
    ), dated as (
      select import_id, status, to_char(at at time zone ${zone}, 'YYYY-MM-DD') as day from lines
    )
    select grouping(import_id) = 0 as "bySource", import_id as "importId", day, status, count(*)::int as count
      from dated group by grouping sets ((import_id, status), (day, status))`);
}

/** Where recipients come from, as the ledger names it. */
export async function ledgerSources(db: Db, campaignId: string) {
  return db
    .select({
      id: recipientImports.id,
      fileName: recipientImports.fileName,
      isAudience: sql<boolean>`${recipientImports.audience} is not null`,
      createdAt: recipientImports.createdAt,
    })
    .from(recipientImports)
    .where(eq(recipientImports.campaignId, campaignId))
    .orderBy(asc(recipientImports.createdAt), asc(recipientImports.id));
}

/** Every call that was made for a recipient's message, in order; none before it is fed. */
export async function attemptsOf(db: Db, { campaignId, recipientId }: { campaignId: string; recipientId: number }) {
  return db
    .select({
      id: sendAttempts.id,
      no: sendAttempts.no,
      startedAt: sendAttempts.startedAt,
      finishedAt: sendAttempts.finishedAt,
      outcome: sendAttempts.outcome,
      failureReason: sendAttempts.failureReason,
      failureCode: sendAttempts.failureCode,
      failureText: sendAttempts.failureText,
    })
    .from(recipients)
    .innerJoin(sendAttempts, eq(sendAttempts.messageId, recipients.messageId))
    .where(and(eq(recipients.id, recipientId), eq(recipients.campaignId, campaignId)))
    .orderBy(asc(sendAttempts.no), asc(sendAttempts.startedAt));
}

import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason } from "@/db/enums";

/** All receipts of one delivery about one message, folded: the earliest time of each state. ISO times. */
export type FoldedReceipt = {
  messageId: string | null;
  numberId: string;
  providerMessageId: string;
  heldAt: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
  failedAt: string | null;
  failureReason: FailureReason | null;
  failureCode: string | null;
  failureText: string | null;
};

export type Touched = { messageId: string; conversationId: string; streamId: string | null; providerMessageId: string };

/**
 * One statement for a batch. Every time is set with `least`, the state follows from the times, so order and repetition do not
 * matter (goals §5). Our id in the receipt comes first; it also resolves what was uncertain and stops what was queued again.
 */
export async function applyFolded(db: Db, receipts: FoldedReceipt[]): Promise<Touched[]> {
  if (receipts.length === 0) return [];
  const rows = await db.execute<Record<string, string | null>>(sql`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r(
        "messageId" uuid, "numberId" uuid, "providerMessageId" text, "heldAt" timestamptz, "sentAt" timestamptz,
        "deliveredAt" timestamptz, "readAt" timestamptz, "failedAt" timestamptz,
        "failureReason" text, "failureCode" text, "failureText" text)
    ), target as (
      select m.id, r.* from r join messages m on m.id = r."messageId" and m.number_id = r."numberId" and m.direction = 'out'
      union all
      select m.id, r.* from r join messages m on m.number_id = r."numberId" and m.provider_message_id = r."providerMessageId"
       where m.direction = 'out' and (r."messageId" is null or r."messageId" <> m.id)
    ), times as (
      select m.id, t."providerMessageId", least(m.held_at, t."heldAt") as held_at, least(m.sent_at, t."sentAt") as sent_at,
             least(m.delivered_at, t."deliveredAt") as delivered_at, least(m.read_at, t."readAt") as read_at,
             least(m.failed_at, t."failedAt") as failed_at,
             coalesce(m.accepted_at, least(t."heldAt", t."sentAt", t."deliveredAt", t."readAt", t."failedAt")) as accepted_at,
             t."failureReason", t."failureCode", t."failureText"
        from target t join messages m on m.id = t.id for update of m
    )
    update messages m set
           provider_message_id = coalesce(m.provider_message_id, times."providerMessageId"),
           held_at = times.held_at, sent_at = times.sent_at, delivered_at = times.delivered_at, read_at = times.read_at,
           failed_at = times.failed_at, accepted_at = times.accepted_at, lease_until = null,
           failure_reason = case when times.failed_at is not null then coalesce(times."failureReason", m.failure_reason) end,
           failure_code = case when times.failed_at is not null then coalesce(times."failureCode", m.failure_code) end,
           failure_text = case when times.failed_at is not null then coalesce(times."failureText", m.failure_text) end,
           status = case when times.read_at is not null then 'read' when times.delivered_at is not null then 'delivered'
                         when times.failed_at is not null then 'failed' when times.sent_at is not null then 'sent' else 'accepted' end
      from times where m.id = times.id
    returning m.id, m.conversation_id, m.stream_id, times."providerMessageId" as provider_message_id`);
  return rows.map((row) => ({
    messageId: String(row.id),
    conversationId: String(row.conversation_id),
    streamId: row.stream_id ?? null,
    providerMessageId: String(row.provider_message_id),
  }));
}

/** Receipts that came before their message knows the provider's id. */
export async function parkReceipts(db: Db, receipts: FoldedReceipt[]): Promise<void> {
  if (receipts.length === 0) return;
  await db.execute(sql`
    insert into parked_receipts (number_id, provider_message_id, status, at, failure_reason, failure_code, failure_text)
    select r."numberId", r."providerMessageId", s.status, s.at, r."failureReason", r."failureCode", r."failureText"
      from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r(
             "numberId" uuid, "providerMessageId" text, "heldAt" timestamptz, "sentAt" timestamptz, "deliveredAt" timestamptz,
             "readAt" timestamptz, "failedAt" timestamptz, "failureReason" text, "failureCode" text, "failureText" text),
           lateral (values ('held', r."heldAt"), ('sent', r."sentAt"), ('delivered', r."deliveredAt"), ('read', r."readAt"),
                           ('failed', r."failedAt")) as s(status, at)
     where s.at is not null
    on conflict (number_id, provider_message_id, status) do update set at = least(parked_receipts.at, excluded.at)`);
}

export async function takeParked(db: Db, numberId: string, providerMessageId: string) {
  return db.execute<{
    status: string;
    at_ms: number;
    failure_reason: FailureReason | null;
    failure_code: string | null;
    failure_text: string | null;
  }>(sql`
    delete from parked_receipts where number_id = ${numberId} and provider_message_id = ${providerMessageId}
    returning status, extract(epoch from at)::float8 * 1000 as at_ms, failure_reason, failure_code, failure_text`);
}

/** provider_number_id → our id, for the numbers of one connection. */
export async function numbersOf(db: Db, connectionId: string): Promise<Map<string, string>> {
  const rows = await db.execute<{ id: string; provider_number_id: string }>(sql`
    select id, provider_number_id from numbers where connection_id = ${connectionId}`);
  return new Map(rows.map((row) => [row.provider_number_id, row.id]));
}

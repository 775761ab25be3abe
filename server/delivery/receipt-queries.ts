import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason, PricingType } from "@/db/enums";
import { prepared } from "@/db/prepared";
import { insertingLiveEvents } from "../realtime/queries";

/** All receipts of one delivery about one message, folded: the earliest time of each state. ISO times. */
export type FoldedReceipt = {
  messageId: string | null;
  attemptNo: number | null;
  providerMessageId: string;
  heldAt: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
  failedAt: string | null;
  failureReason: FailureReason | null;
  failureCode: string | null;
  failureText: string | null;
  pricingCategory: string | null;
  pricingType: PricingType | null;
  pricingBillable: boolean | null;
};

const longestParked = sql.raw("interval '7 days'");

const given = (receipts: FoldedReceipt[]) => sql`jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as g(
  "messageId" uuid, "attemptNo" int, "numberId" uuid, "providerNumberId" text, "providerMessageId" text, "heldAt" timestamptz,
  "sentAt" timestamptz, "deliveredAt" timestamptz, "readAt" timestamptz, "failedAt" timestamptz, "failureReason" text,
  "failureCode" text, "failureText" text, "pricingCategory" text, "pricingType" text, "pricingBillable" boolean)`;

/**
 * The messages that the receipts in `r` are about, as they are afterwards, in `touched`. Every time is set with `least`, the state
 * follows from the times, so order and repetition do not matter (goals §5). Our id in the receipt comes first; it also resolves
 * what was uncertain and stops what was queued again. Of an attempt that a later one has replaced only the good news count: its
 * failure is why there is a later one. Prices are kept with `greatest` for the same reason.
 */
const touching = sql`target as (
      select m.id, r.*, m.provider_message_id = r."providerMessageId"
             or (m.provider_message_id is null and a.no = r."attemptNo") as is_current
        from r join messages m on m.id = r."messageId" and m.number_id = r.number_id and m.direction = 'out'
        left join send_attempts a on a.id = m.attempt_id
      union all
      select m.id, r.*, true
        from r join messages m on m.number_id = r.number_id and m.provider_message_id = r."providerMessageId"
       where m.direction = 'out' and (r."messageId" is null or r."messageId" <> m.id)
    ), news as (
      select id, array_agg("providerMessageId") as named,
             min("providerMessageId") filter (where is_current) as provider_message_id,
             min("heldAt") filter (where is_current) as held_at, min("sentAt") filter (where is_current) as sent_at,
             min("deliveredAt") as delivered_at, min("readAt") as read_at,
             min("failedAt") filter (where is_current) as failed_at, min("failureReason") filter (where is_current) as reason,
             min("failureCode") filter (where is_current) as code, min("failureText") filter (where is_current) as text,
             max("pricingCategory") as pricing_category, max("pricingType") as pricing_type,
             bool_or("pricingBillable") as pricing_billable
        from target group by id having bool_or(is_current) or min("deliveredAt") is not null or min("readAt") is not null
    ), locked as (
      select m.id from messages m join news on news.id = m.id order by m.id for update of m
    ), touched as (
      update messages m set
             provider_message_id = coalesce(m.provider_message_id, (
               select n.provider_message_id where not exists (
                 select 1 from messages o where o.number_id = m.number_id and o.provider_message_id = n.provider_message_id))),
             held_at = least(m.held_at, n.held_at), sent_at = least(m.sent_at, n.sent_at),
             delivered_at = least(m.delivered_at, n.delivered_at), read_at = least(m.read_at, n.read_at),
             failed_at = least(m.failed_at, n.failed_at), lease_until = null,
             accepted_at = coalesce(m.accepted_at, least(n.held_at, n.sent_at, n.delivered_at, n.read_at, n.failed_at)),
             failure_reason = case when least(m.failed_at, n.failed_at) is not null then coalesce(n.reason, m.failure_reason) end,
             failure_code = case when least(m.failed_at, n.failed_at) is not null then coalesce(n.code, m.failure_code) end,
             failure_text = case when least(m.failed_at, n.failed_at) is not null then coalesce(n.text, m.failure_text) end,
             pricing_category = greatest(m.pricing_category, n.pricing_category),
             pricing_type = greatest(m.pricing_type, n.pricing_type),
             pricing_billable = greatest(m.pricing_billable, n.pricing_billable),
             status = case when least(m.read_at, n.read_at) is not null then 'read'
                           when least(m.delivered_at, n.delivered_at) is not null then 'delivered'
                           when least(m.failed_at, n.failed_at) is not null then 'failed'
                           when least(m.sent_at, n.sent_at) is not null then 'sent' else 'accepted' end
        from news n join locked on locked.id = n.id where m.id = n.id
      returning m.id, m.conversation_id, m.stream_id, n.named
    )`;

/**
 * Applies the receipts of one connection in one statement: what is about a message that is not known yet is parked, what people see
 * change is told to the live streams. Answers how many messages that were. A number of another connection is not found.
 */
export async function applyFolded(
  db: Db,
  connectionId: string,
  receipts: (FoldedReceipt & { providerNumberId: string })[],
): Promise<number> {
  const [row] = await prepared(db).execute<{ told: number }>(sql`
    with own as (
      select distinct on (o.provider_number_id) o.provider_number_id, o.id from (
        select id, provider_number_id, false as is_former from numbers where connection_id = ${connectionId}
        union all
        select number_id, provider_number_id, true from former_addresses
         where connection_id = ${connectionId} and left_at > clock_timestamp() - ${longestParked}) o
       order by o.provider_number_id, o.is_former desc
    ), r as (
      select own.id as number_id, g.* from ${given(receipts)} join own on own.provider_number_id = g."providerNumberId"
    ), ${touching}, parked as (
      insert into parked_receipts (number_id, provider_message_id, status, at, failure_reason, failure_code, failure_text,
                                   pricing_category, pricing_type, pricing_billable)
      select r.number_id, r."providerMessageId", s.status, s.at, r."failureReason", r."failureCode", r."failureText",
             r."pricingCategory", r."pricingType", r."pricingBillable"
        from r, lateral (values ('held', r."heldAt"), ('sent', r."sentAt"), ('delivered', r."deliveredAt"),
                                ('read', r."readAt"), ('failed', r."failedAt")) as s(status, at)
       where s.at is not null and not exists (select 1 from touched t where r."providerMessageId" = any (t.named))
       order by r.number_id, r."providerMessageId", s.status
      on conflict (number_id, provider_message_id, status) do update set
        at = least(parked_receipts.at, excluded.at),
        pricing_category = greatest(parked_receipts.pricing_category, excluded.pricing_category),
        pricing_type = greatest(parked_receipts.pricing_type, excluded.pricing_type),
        pricing_billable = greatest(parked_receipts.pricing_billable, excluded.pricing_billable)
    ), told as (
      ${insertingLiveEvents(sql`select 'message', id, conversation_id from touched where stream_id is null`)} returning 1
    )
    select count(*)::int as told from told`);
  return row?.told ?? 0;
}

/** The same for what was parked: its number is known. */
export async function applyUnparked(db: Db, receipt: FoldedReceipt & { numberId: string }): Promise<void> {
  await prepared(db).execute(sql`
    with r as (select g."numberId" as number_id, g.* from ${given([receipt])}), ${touching} select count(*) from touched`);
}

export async function takeParked(db: Db, numberId: string, providerMessageId: string) {
  return db.execute<{
    status: string;
    at_ms: number;
    failure_reason: FailureReason | null;
    failure_code: string | null;
    failure_text: string | null;
    pricing_category: string | null;
    pricing_type: PricingType | null;
    pricing_billable: boolean | null;
  }>(sql`
    delete from parked_receipts where number_id = ${numberId} and provider_message_id = ${providerMessageId}
    returning status, extract(epoch from at)::float8 * 1000 as at_ms, failure_reason, failure_code, failure_text,
              pricing_category, pricing_type, pricing_billable`);
}

/** Parked receipts whose message has learnt its id in the very moment in which they were parked; the oldest ones go. */
export async function parkedWithMessage(db: Db): Promise<{ numberId: string; providerMessageId: string }[]> {
  await db.execute(sql`delete from parked_receipts where parked_at < clock_timestamp() - ${longestParked}`);
  const rows = await db.execute<{ number_id: string; provider_message_id: string }>(sql`
    select distinct p.number_id, p.provider_message_id from parked_receipts p
      join messages m on m.number_id = p.number_id and m.provider_message_id = p.provider_message_id limit 500`);
  return rows.map((row) => ({ numberId: row.number_id, providerMessageId: row.provider_message_id }));
}

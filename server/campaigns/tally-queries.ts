import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { MessageStatus, RecipientPlan } from "@/db/enums";
import { countOptOuts, countReplies } from "./reply-queries";

/** Everything here is summed up from changes (`recipient_tallies`, `stream_tallies`, `reaction_tallies`): it costs the same for ten recipients and a million. */

const idsSql = (campaignIds: string[]): SQL =>
  sql`(${sql.join(
    campaignIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;

/** Rows of a file that is still coming in do not exist yet for anybody. */
const settledTallies = (campaignIds: string[]): SQL => sql`campaign_id in ${idsSql(campaignIds)} and (import_id in
  (select id from recipient_imports where campaign_id in ${idsSql(campaignIds)} and status = 'running')) is not true`;

export type PlanCount = { campaignId: string; plan: RecipientPlan; count: number };

export type MessageCount = {
  streamId: string;
  status: MessageStatus;
  tried: boolean;
  taken: boolean;
  /** 0 not sent, 1 sent, 2 delivered, 3 read. */
  reached: number;
  count: number;
};

type CountRow = { id: string; plan: RecipientPlan | null; status: MessageStatus | null } & Omit<
  MessageCount,
  "streamId" | "status"
>;

/**
 * The recipients of campaigns as of one moment: those without a message by their plan, the rest by what decides the state of their
 * message. Two statements would count somebody who is fed between them twice.
 */
export async function countRecipients(
  db: Db,
  campaignIds: string[],
): Promise<{ plans: PlanCount[]; messages: MessageCount[] }> {
  if (campaignIds.length === 0) return { plans: [], messages: [] };
  const rows = await db.execute<CountRow>(sql`
    select campaign_id as id, plan, null as status, false as tried, false as taken, 0 as reached, sum(count)::int as count
      from recipient_tallies where ${settledTallies(campaignIds)} group by campaign_id, plan having sum(count) <> 0
    union all
    select stream_id, null, status, tried, taken, reached, sum(count)::int
      from stream_tallies where stream_id in ${idsSql(campaignIds)} and sent_from is null
     group by stream_id, status, tried, taken, reached having sum(count) <> 0`);
  return {
    plans: rows.flatMap(({ id, plan, count }) => (plan ? [{ campaignId: id, plan, count }] : [])),
    messages: rows.flatMap(({ id, status, ...row }) => (status ? [{ ...row, streamId: id, status }] : [])),
  };
}

/** Rows without a message, by plan. */
export async function countUnsent(db: Db, campaignId: string): Promise<{ plan: RecipientPlan; count: number }[]> {
  return db.execute<{ plan: RecipientPlan; count: number }>(sql`
    select plan, sum(count)::int as count from recipient_tallies where ${settledTallies([campaignId])}
     group by plan having sum(count) <> 0`);
}

/** How many recipients of each calling code wait for a message. */
export async function countUnfed(db: Db, campaignId: string): Promise<{ dialCode: string; count: number }[]> {
  const rows = await db.execute<{ code: string; count: number }>(sql`
    select dial_code as code, sum(count)::int as count from recipient_tallies
     where campaign_id = ${campaignId} and plan = 'planned' and dial_code is not null
     group by dial_code having sum(count) <> 0 order by dial_code`);
  return rows.map(({ code, count }) => ({ dialCode: code, count }));
}

/** Příjemci → odesláno → doručeno → přečteno → odpověď, and aside who opted out over it. */
export async function countFunnel(db: Db, campaignId: string) {
  const [row] = await db.execute<{ sent: number; delivered: number; read: number }>(sql`
    select coalesce(sum(count) filter (where reached >= 1), 0)::int as sent,
           coalesce(sum(count) filter (where reached >= 2), 0)::int as delivered,
           coalesce(sum(count) filter (where reached = 3), 0)::int as read
      from stream_tallies where stream_id = ${campaignId} and sent_from is null`);
  const [replied, optedOut] = [await countReplies(db, campaignId), await countOptOuts(db, campaignId)];
  return { ...(row ?? { sent: 0, delivered: 0, read: 0 }), replied, optedOut };
}

/** Messages of a campaign that the provider took. */
export async function countSent(db: Db, campaignId: string): Promise<number> {
  const [row] = await db.execute<{ sent: number }>(sql`
    select coalesce(sum(count), 0)::int as sent from stream_tallies where stream_id = ${campaignId} and sent_from is not null`);
  return row?.sent ?? 0;
}

/** In whole ten seconds. */
export async function sendingSpan(db: Db, campaignId: string): Promise<{ firstMs: number; lastMs: number } | null> {
  const [row] = await db.execute<{ first_ms: number | null; last_ms: number | null }>(sql`
    select extract(epoch from min(sent_from))::float8 * 1000 as first_ms,
           extract(epoch from max(sent_from))::float8 * 1000 + ${tallyMs}::int as last_ms
      from stream_tallies where stream_id = ${campaignId} and sent_from is not null`);
  return row?.first_ms && row.last_ms ? { firstMs: row.first_ms, lastMs: row.last_ms } : null;
}

/** The width that sends are tallied in. */
export const tallyMs = 10_000;

/** Sends over time; `bucketMs` is the width, buckets begin at whole multiples of it since the epoch. Only a short sending of few is counted by messages. */
export async function countSends(db: Db, campaignId: string, bucketMs: number) {
  const bucketOf = (at: SQL) =>
    sql`(floor(extract(epoch from ${at}) * 1000 / ${bucketMs}) * ${bucketMs})::float8 as at_ms`;
  return db.execute<{ at_ms: number; count: number }>(
    bucketMs < tallyMs
      ? sql`select ${bucketOf(sql`m.accepted_at`)}, count(*)::int as count from messages m
             where m.stream_id = ${campaignId} and m.accepted_at is not null group by 1 order by 1`
      : sql`select ${bucketOf(sql`t.sent_from`)}, sum(t.count)::int as count from stream_tallies t
             where t.stream_id = ${campaignId} and t.sent_from is not null group by 1 having sum(t.count) > 0 order by 1`,
  );
}

export type ReasonCount = {
  plan: RecipientPlan | null;
  reason: string | null;
  code: string | null;
  count: number;
};

/** Why some never got it: the plan's reasons and the provider's. The most frequent first. */
export async function countReasons(db: Db, campaignId: string): Promise<ReasonCount[]> {
  return db.execute<ReasonCount>(sql`
    select plan, plan_reason as reason, null as code, sum(count)::int as count from recipient_tallies
     where ${settledTallies([campaignId])} and plan in ('invalid', 'skipped') group by plan, plan_reason having sum(count) <> 0
    union all
    select null, failure_reason, failure_code, sum(count)::int from stream_tallies
     where stream_id = ${campaignId} and sent_from is null and status = 'failed'
     group by failure_reason, failure_code having sum(count) <> 0
     order by count desc`);
}

const recipientKey = sql.raw("campaign_id, import_id, plan, plan_reason, dial_code");

/** Makes one row of many changes of the same count; what is added meanwhile stays as it is. */
export async function foldCampaignTallies(db: Db): Promise<void> {
  await db.execute(sql`
    with many as (
      select array_agg(ctid) as rows from recipient_tallies group by ${recipientKey} having count(*) > 20
    ), gone as (
      delete from recipient_tallies where ctid = any (array(select unnest(rows) from many)) returning ${recipientKey}, count
    )
    insert into recipient_tallies (${recipientKey}, count)
    select ${recipientKey}, sum(count) from gone group by ${recipientKey} having sum(count) <> 0`);
  await db.execute(sql`
    with many as (
      select array_agg(ctid) as rows from reaction_tallies group by campaign_id, template_id having count(*) > 20
    ), gone as (
      delete from reaction_tallies where ctid = any (array(select unnest(rows) from many))
      returning campaign_id, template_id, replied, clicked, clicks
    )
    insert into reaction_tallies (campaign_id, template_id, replied, clicked, clicks)
    select campaign_id, template_id, sum(replied), sum(clicked), sum(clicks) from gone group by campaign_id, template_id`);
}

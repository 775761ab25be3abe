import { and, asc, eq, gt, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason, MessageStatus, RecipientPlan, RecipientStatus } from "@/db/enums";
import { recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { inGroup } from "./failure-queries";
import { statesOf } from "./ledger-rules";
import { countOptOuts, countReplies } from "./reply-queries";
import { messageStatusesOf } from "./rules";
import type { RecipientFilter, RecipientsInput } from "./schema";

/** rules.recipientStatus in SQL; a property test holds the two equal. */
export const statusSql = sql<RecipientStatus>`case
  when ${recipients.plan} <> 'planned' then ${recipients.plan}
  when ${messages.id} is null then 'initial'
  when ${messages.status} = 'queued' then case when ${messages.tries} > 0 then 'retry_scheduled' else 'initial' end
  when ${messages.status} = 'accepted' and ${messages.heldAt} is not null then 'in_progress'
  when ${messages.status} in ('accepted', 'sent') then 'sent'
  when ${messages.status} in ('delivered', 'read', 'cancelled') then ${messages.status}
  when ${messages.status} = 'failed' then case
    when ${messages.acceptedAt} is not null or ${messages.providerMessageId} is not null then 'sending_failed' else 'error' end
  else 'in_progress' end`;

/** Rows of a file that is still coming in do not exist yet for anybody. */
export const settledRows = (
  campaignId: string,
): SQL => sql`${recipients.campaignId} = ${campaignId} and (${recipients.importId} in
  (select id from recipient_imports where campaign_id = ${campaignId} and status = 'running')) is not true`;

/** Rows without a message, by plan. */
export async function countUnsent(db: Db, campaignId: string) {
  return db
    .select({ plan: recipients.plan, count: sql<number>`count(*)`.mapWith(Number) })
    .from(recipients)
    .where(and(settledRows(campaignId), isNull(recipients.messageId)))
    .groupBy(recipients.plan);
}

/**
 * The recipients of campaigns as of one moment: those without a message by their plan, the rest by what decides the state of their
 * message. Two statements would count somebody who is fed between them twice.
 */
export async function countRecipients(
  db: Db,
  campaignIds: string[],
): Promise<{ plans: PlanCount[]; messages: MessageCount[] }> {
  if (campaignIds.length === 0) return { plans: [], messages: [] };
  const ids = sql`(${sql.join(
    campaignIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const noState = sql`null as status, false as tried, false as taken, 0 as reached`;
  const rows = await db.execute<CountRow>(sql`
    select r.campaign_id as id, r.plan, ${noState}, count(*)::int as count from recipients r
     where r.campaign_id in ${ids} and r.plan = 'planned' and r.message_id is null group by r.campaign_id, r.plan
    union all
    select r.campaign_id, r.plan, ${noState}, count(*)::int from recipients r
     where r.campaign_id in ${ids} and r.plan in ('invalid', 'skipped', 'cancelled') group by r.campaign_id, r.plan
    union all
    -- Rows of a file that is still coming in do not exist yet for anybody.
    select r.campaign_id, r.plan, ${noState}, -count(*)::int from recipient_imports i
      join recipients r on r.import_id = i.id and r.campaign_id = i.campaign_id
     where i.campaign_id in ${ids} and i.status = 'running' and r.message_id is null group by r.campaign_id, r.plan
    union all
    select t.stream_id, null, t.status, t.tried, t.taken, t.reached, sum(t.count)::int
      from stream_tallies t where t.stream_id in ${ids} and t.status is not null
     group by t.stream_id, t.status, t.tried, t.taken, t.reached having sum(t.count) <> 0`);
  return {
    plans: summed(rows.flatMap(({ id, plan, count }) => (plan ? [{ campaignId: id, plan, count }] : []))),
    messages: rows.flatMap(({ id, status, ...row }) => (status ? [{ ...row, streamId: id, status }] : [])),
  };
}

function summed(rows: PlanCount[]): PlanCount[] {
  const sums = new Map<string, PlanCount>();
  for (const row of rows) {
    const key = `${row.campaignId} ${row.plan}`;
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}

export type PlanCount = { campaignId: string; plan: RecipientPlan; count: number };
type CountRow = { id: string; plan: RecipientPlan | null; status: MessageStatus | null } & Omit<
  MessageCount,
  "streamId" | "status"
>;

export type MessageCount = {
  streamId: string;
  status: MessageStatus;
  tried: boolean;
  taken: boolean;
  /** 0 not sent, 1 sent, 2 delivered, 3 read. */
  reached: number;
  count: number;
};

/** Příjemci → odesláno → doručeno → přečteno → odpověď, and aside who opted out over it. */
export async function countFunnel(db: Db, campaignId: string) {
  const [row] = await db.execute<{ sent: number; delivered: number; read: number }>(sql`
    select coalesce(sum(count) filter (where reached >= 1), 0)::int as sent,
           coalesce(sum(count) filter (where reached >= 2), 0)::int as delivered,
           coalesce(sum(count) filter (where reached = 3), 0)::int as read
      from stream_tallies where stream_id = ${campaignId} and status is not null`);
  const [replied, optedOut] = [await countReplies(db, campaignId), await countOptOuts(db, campaignId)];
  return { ...(row ?? { sent: 0, delivered: 0, read: 0 }), replied, optedOut };
}

/** In whole ten seconds. */
export async function sendingSpan(db: Db, campaignId: string): Promise<{ firstMs: number; lastMs: number } | null> {
  const [row] = await db.execute<{ first_ms: number | null; last_ms: number | null }>(sql`
    select extract(epoch from min(sent_from))::float8 * 1000 as first_ms,
           extract(epoch from max(sent_from))::float8 * 1000 + ${tallyMs}::int as last_ms
      from stream_tallies where stream_id = ${campaignId}`);
  return row?.first_ms && row.last_ms ? { firstMs: row.first_ms, lastMs: row.last_ms } : null;
}

const tallyMs = 10_000;

/** Sends over time; `bucketMs` is the width, buckets begin at whole multiples of it since the epoch. Only a short sending is counted by messages. */
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

/** Why some never got it: the plan's reasons and the provider's. */
export async function countReasons(db: Db, campaignId: string): Promise<ReasonCount[]> {
  const planned = db
    .select({
      plan: sql<RecipientPlan | null>`${recipients.plan}`,
      reason: recipients.planReason,
      code: sql<string | null>`null`,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(recipients)
    .where(and(settledRows(campaignId), inArray(recipients.plan, ["invalid", "skipped"])))
    .groupBy(recipients.plan, recipients.planReason);
  const failed = db
    .select({
      plan: sql<RecipientPlan | null>`null`,
      reason: sql<string | null>`${messages.failureReason}`,
      code: messages.failureCode,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(messages)
    .where(and(eq(messages.streamId, campaignId), eq(messages.status, "failed")))
    .groupBy(messages.failureReason, messages.failureCode);
  const rows = [...(await planned), ...(await failed)];
  return rows.sort((a, b) => b.count - a.count);
}

const pageSize = 50;

/** One page of "Kontakty v kampani" in the file's order. */
export async function pageOfRecipients(db: Db, input: RecipientsInput, limit = pageSize) {
  const rows = await recipientRows(db)
    .where(
      and(
        settledRows(input.campaignId),
        input.cursor ? gt(recipients.id, input.cursor) : undefined,
        input.status ? inStatus(input.campaignId, input.status) : undefined,
        input.group ? and(eq(messages.streamId, input.campaignId), inGroup(input.group)) : undefined,
        input.column ? inArray(statusSql, statesOf(input.column)) : undefined,
        input.source ? fromSource(input.source) : undefined,
        input.search ? matches(input.search) : undefined,
      ),
    )
    .orderBy(asc(recipients.id))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

export type RecipientRow = Awaited<ReturnType<typeof pageOfRecipients>>["rows"][number];

function recipientRows(db: Db) {
  const reply = sql<string | null>`(select coalesce(i.body, i.payload -> 'reaction' ->> 'emoji', i.kind)
    from campaign_replies a join messages i on i.id = a.message_id where a.campaign_message_id = ${messages.id})`;
  return db
    .select({
      id: recipients.id,
      importId: recipients.importId,
      rowNumber: recipients.rowNumber,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`,
      phone: recipients.phone,
      phoneGiven: recipients.phoneGiven,
      status: statusSql,
      planReason: recipients.planReason,
      values: recipients.values,
      messageId: recipients.messageId,
      conversationId: messages.conversationId,
      tries: messages.tries,
      notBefore: messages.notBefore,
      acceptedAt: messages.acceptedAt,
      deliveredAt: messages.deliveredAt,
      readAt: messages.readAt,
      failedAt: messages.failedAt,
      failureReason: sql<FailureReason | null>`${messages.failureReason}`,
      failureCode: messages.failureCode,
      messageStatus: messages.status,
      providerMessageId: messages.providerMessageId,
      reply,
    })
    .from(recipients)
    .leftJoin(messages, eq(messages.id, recipients.messageId))
    .leftJoin(
      contactIdentities,
      and(eq(contactIdentities.kind, "phone"), eq(contactIdentities.value, recipients.phone)),
    )
    .leftJoin(contacts, eq(contacts.id, contactIdentities.contactId));
}

/** The exact rule, with what an index can find in front of it. */
function inStatus(campaignId: string, status: RecipientFilter): SQL | undefined {
  if (status === "replied")
    return sql`${recipients.messageId} in (select campaign_message_id from campaign_replies where campaign_id = ${campaignId})`;
  if (status === "clicked")
    return sql`${recipients.id} in (select recipient_id from short_links where campaign_id = ${campaignId} and clicked_at is not null and recipient_id is not null)`;
  const found: readonly MessageStatus[] = messageStatusesOf[status];
  const exact = eq(statusSql, status);
  if (status === "invalid" || status === "skipped") return eq(recipients.plan, status);
  if (status === "initial" || status === "cancelled") return exact;
  return and(eq(messages.streamId, campaignId), inArray(messages.status, [...found]), exact);
}

const fromSource = (source: string): SQL =>
  source === "none" ? isNull(recipients.importId) : eq(recipients.importId, source);

function matches(search: string): SQL | undefined {
  const digits = search.replace(/\D/g, "");
  return or(
    digits.length > 2 ? ilike(recipients.phone, `%${digits}%`) : undefined,
    ilike(recipients.phoneGiven, `%${search.replace(/[\\%_]/g, "\\$&")}%`),
    sql`coalesce(${contacts.name}, ${contacts.profileName}) ilike ${`%${search.replace(/[\\%_]/g, "\\$&")}%`}`,
  );
}

import { and, eq, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CampaignWait } from "@/db/enums";
import { campaigns } from "@/db/schema/campaigns";
import { numbers } from "@/db/schema/numbers";
import type { CampaignRow } from "./queries";
import type { FrequencyCap } from "./schedule-schema";

export async function changePlan(
  db: Db,
  campaignId: string,
  change: Partial<Pick<CampaignRow, "schedule" | "revision" | "startsAt" | "dailyShare" | "guardArmed">>,
): Promise<void> {
  await db.update(campaigns).set(change).where(eq(campaigns.id, campaignId));
}

/** Planned campaigns whose time has come. */
export async function duePlanned(db: Db, now: Date): Promise<{ id: string }[]> {
  return db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.status, "planned"), lte(campaigns.startsAt, now)));
}

/** What the tick notes of a campaign that waits; false when nothing changed. */
export async function setWait(
  db: Db,
  campaignId: string,
  wait: { reason: CampaignWait; until: Date } | null,
): Promise<boolean> {
  const rows = await db.execute(sql`
    update campaigns set wait_reason = ${wait?.reason ?? null}, wait_until = ${wait?.until.toISOString() ?? null}::timestamptz
     where id = ${campaignId} and (wait_reason, wait_until) is distinct from
           (${wait?.reason ?? null}::text, ${wait?.until.toISOString() ?? null}::timestamptz) returning id`);
  return rows.length > 0;
}

/** Counts what a batch has fed, in all and in the day that began at `dayFrom`. */
export async function countFed(
  db: Db,
  campaignId: string,
  { fed, dayFrom, dayFed }: { fed: number; dayFrom: Date | null; dayFed: number },
): Promise<void> {
  await db
    .update(campaigns)
    .set({ fed: sql`${campaigns.fed} + ${fed}`, ...(dayFrom ? { dayFrom, dayFed } : {}) })
    .where(eq(campaigns.id, campaignId));
}

export async function countQueued(db: Db, campaignId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from messages where stream_id = ${campaignId} and status = 'queued'`);
  return row?.count ?? 0;
}

/** How far the messages of a step have come; asked only where a step has just been fed, so there are few of them. */
export async function stepFacts(db: Db, campaignId: string): Promise<{ untried: number; lastAt: Date | null }> {
  const [row] = await db.execute<{ untried: number; last_ms: number | null }>(sql`
    select count(*) filter (where status = 'sending' or (status = 'queued' and tries = 0))::int as untried,
           extract(epoch from max(coalesce(accepted_at, failed_at, at)))::float8 * 1000 as last_ms
      from messages where stream_id = ${campaignId}`);
  return { untried: row?.untried ?? 0, lastAt: row?.last_ms ? new Date(row.last_ms) : null };
}

export type ExpiredSpan = { dialCode: string | null; messageIds: string[] };

/** Queued messages whose span is over, or all of them, by calling code. */
export async function queuedSpans(db: Db, campaignId: string, now: Date | null): Promise<ExpiredSpan[]> {
  const rows = await db.execute<{ code: string | null; ids: string[] }>(sql`
    select r.dial_code as code, array_agg(m.id) as ids from messages m join recipients r on r.message_id = m.id
     where m.stream_id = ${campaignId} and m.status = 'queued'
       and ${now ? sql`m.not_after <= ${now.toISOString()}::timestamptz` : sql`true`} group by 1`);
  return rows.map(({ code, ids }) => ({ dialCode: code, messageIds: ids }));
}

/** Campaigns that no longer run, with messages a person let go on and whose span is over. */
export async function expiredElsewhere(db: Db, now: Date): Promise<{ id: string }[]> {
  return db.execute<{ id: string }>(sql`
    select distinct c.id from messages m join campaigns c on c.id = m.stream_id
     where m.status = 'queued' and m.not_after <= ${now.toISOString()}::timestamptz and c.status in ('finished', 'cancelled')`);
}

/** When the first message that was moved to its next span may leave; null = none waits for that. */
export async function nextSpan(db: Db, campaignId: string, now: Date): Promise<Date | null> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    select extract(epoch from min(not_before))::float8 * 1000 as ms from messages
     where stream_id = ${campaignId} and status = 'queued' and not_after is not null
       and not_before > ${now.toISOString()}::timestamptz + interval '1 minute'`);
  return row?.ms ? new Date(row.ms) : null;
}

/**
 * Of the newest `of` messages whose first outcome came after `since`, how many failed. The tallies say in which tens of seconds the
 * newest were taken, so only those are looked at, however long the campaign is and whatever other ones send.
 */
export async function newestOutcomes(
  db: Db,
  { campaignId, since, of }: { campaignId: string; since: Date; of: number },
): Promise<{ decided: number; failed: number }> {
  const from = sql`${since.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ decided: number; failed: number }>(sql`
    with taken as (
      select sent_from, sum(count) as count, sum(sum(count)) over (order by sent_from desc) as up_to from stream_tallies
       where stream_id = ${campaignId} and sent_from > ${from} - interval '10 seconds' group by sent_from
    ), accepted as (
      select m.accepted_at as at, m.status = 'failed' as failed from taken
       -- Not by the index of the campaign: that one would read all its messages.
       cross join lateral (select * from messages where accepted_at >= greatest(taken.sent_from, ${from})
                              and accepted_at < taken.sent_from + interval '10 seconds' offset 0) m
       where taken.count > 0 and taken.up_to - taken.count < ${of} and m.stream_id = ${campaignId}
       order by m.accepted_at desc, m.seq desc limit ${of}
    ), refused as (
      select failed_at as at, true as failed from messages
       where stream_id = ${campaignId} and status = 'failed' and accepted_at is null and failed_at >= ${from}
         and failure_reason is distinct from 'user_opt_out' order by failed_at desc limit ${of}
    ), newest as (
      select * from (select * from accepted union all select * from refused) n order by at desc limit ${of}
    )
    select count(*)::int as decided, count(*) filter (where failed)::int as failed from newest`);
  return row ?? { decided: 0, failed: 0 };
}

/** One marketing campaign feeds at a time while a cap holds, so that two cannot both count a client below it. */
export async function lockFrequency(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('campaigns.frequency-cap'))`);
}

/** Contacts who have had as many marketing messages of campaigns as the cap allows, over all numbers; waiting ones count. */
export async function atFrequencyCap(
  db: Db,
  { contactIds, cap, now }: { contactIds: string[]; cap: FrequencyCap; now: Date },
): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set();
  const rows = await db.execute<{ contact_id: string }>(sql`
    select v.contact_id from conversations v
      join messages m on m.conversation_id = v.id and m.stream_id is not null
      join templates t on t.id = m.template_id and t.category = 'marketing'
     where v.contact_id in (select json_array_elements_text(${JSON.stringify(contactIds)}::json)::uuid)
       and m.status not in ('failed', 'cancelled')
       and coalesce(m.accepted_at, m.at) > ${now.toISOString()}::timestamptz - ${cap.days} * interval '1 day'
     group by 1 having count(*) >= ${cap.messages}`);
  return new Set(rows.map((row) => row.contact_id));
}

export async function findStoredSchedule(db: Db, campaignId: string) {
  const [row] = await db.select({ schedule: campaigns.schedule }).from(campaigns).where(eq(campaigns.id, campaignId));
  return row?.schedule ?? {};
}

/** Campaigns that were, are or will be sending between two moments; what has no end yet is open. */
export async function campaignsBetween(db: Db, { from, until }: { from: Date; until: Date }) {
  const begins = sql`coalesce(${campaigns.launchedAt}, ${campaigns.startsAt})`;
  return db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      status: campaigns.status,
      launchedAt: campaigns.launchedAt,
      startsAt: campaigns.startsAt,
      finishedAt: campaigns.finishedAt,
      numberName: numbers.name,
    })
    .from(campaigns)
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .where(
      and(
        sql`${begins} < ${until.toISOString()}::timestamptz`,
        sql`coalesce(${campaigns.finishedAt}, 'infinity') >= ${from.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(begins, campaigns.id)
    .limit(300);
}

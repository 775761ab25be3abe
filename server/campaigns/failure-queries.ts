import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CampaignStatus, FailureGroup, FailureReason } from "@/db/enums";
import { campaigns } from "@/db/schema/campaigns";
import { messages } from "@/db/schema/delivery";
import { groupOfCode, groupOfReason, repeatableReasons, restingCodes, restMs } from "../delivery/failure-group-rules";

/** Failed messages of a group; delivery's failureGroup in SQL, from the same tables. */
export const inGroup = (group: FailureGroup): SQL => sql`${messages.status} = 'failed' and coalesce(
  ${JSON.stringify(groupOfCode)}::jsonb ->> ${messages.failureCode},
  ${JSON.stringify(groupOfReason)}::jsonb ->> coalesce(${messages.failureReason}, 'unknown')) = ${group}`;

/** Delivery's `repeatable` in SQL: now, later, never. */
const verdictSql = (now: Date): SQL => sql`case
  when m.failure_code in (${listed(restingCodes)}) then case
    when m.failed_at > ${now.toISOString()}::timestamptz - ${restMs} * interval '1 millisecond' then 'later' else 'now' end
  when coalesce(m.failure_reason, 'unknown') in (${listed(repeatableReasons)}) then 'now' else 'never' end`;

const listed = (words: readonly string[]): SQL =>
  sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  );

/** Failed recipients of a campaign as `r` and their messages as `m`, without those who are in a repetition of it already. */
const failedOf = (campaignId: string): SQL => sql`messages m
  join recipients r on r.message_id = m.id and r.campaign_id = m.stream_id
  where m.stream_id = ${campaignId} and m.status = 'failed' and r.plan = 'planned' and not exists (
    select 1 from campaigns c join recipients again on again.campaign_id = c.id and again.phone = r.phone
      left join messages am on am.id = again.message_id
     where c.parent_id = ${campaignId} and again.plan <> 'cancelled' and am.status is distinct from 'cancelled')`;

export type FailureCount = {
  reason: FailureReason | null;
  code: string | null;
  verdict: "now" | "later" | "never";
  count: number;
};

/**
 * Who failed and is in no repetition yet, by reason and by whether it makes sense to send again. As long as there is no repetition the
 * tallies know, but for those who rest.
 */
export async function countFailures(
  db: Db,
  campaignId: string,
  { now, isRepeated }: { now: Date; isRepeated: boolean },
): Promise<FailureCount[]> {
  if (!isRepeated) return countTallied(db, campaignId, now);
  return db.execute<FailureCount>(sql`
    select m.failure_reason as reason, m.failure_code as code, ${verdictSql(now)} as verdict, count(*)::int as count
      from ${failedOf(campaignId)} group by 1, 2, 3 order by 4 desc, 1, 2`);
}

async function countTallied(db: Db, campaignId: string, now: Date): Promise<FailureCount[]> {
  return db.execute<FailureCount>(sql`
    with failed as (
      select failure_reason as reason, failure_code as code, sum(count) as count from stream_tallies
       where stream_id = ${campaignId} and sent_from is null and status = 'failed' group by 1, 2 having sum(count) <> 0
    ), resting as (
      select failure_reason as reason, failure_code as code, count(*) as count from messages m
       where m.stream_id = ${campaignId} and m.status = 'failed' and m.failure_code in (${listed(restingCodes)})
         and m.failed_at > ${now.toISOString()}::timestamptz - ${restMs} * interval '1 millisecond' group by 1, 2
    )
    select f.reason, f.code, v.verdict, v.count::int as count
      from failed f left join resting r on r.code = f.code and r.reason is not distinct from f.reason
     cross join lateral (values ('later', coalesce(r.count, 0)), (
         case when f.code in (${listed(restingCodes)}) or coalesce(f.reason, 'unknown') in (${listed(repeatableReasons)})
              then 'now' else 'never' end, f.count - coalesce(r.count, 0))) as v(verdict, count)
     where v.count > 0 order by v.count desc, 1, 2`);
}

/** Some of those to whom it would go, who failed first. */
export async function firstRepeated(db: Db, campaignId: string, now: Date, limit: number) {
  return db.execute<{
    id: number;
    name: string | null;
    phone: string;
    reason: FailureReason | null;
    code: string | null;
  }>(
    sql`select f.id, coalesce(k.name, k.profile_name) as name, f.phone, f.reason, f.code from (
          select r.id::float8 as id, r.phone, m.failure_reason as reason, m.failure_code as code
            from ${failedOf(campaignId)} and ${verdictSql(now)} = 'now' order by m.failed_at, r.id limit ${limit}) f
        left join contact_identities i on i.kind = 'phone' and i.value = f.phone
        left join contacts k on k.id = i.contact_id order by f.id`,
  );
}

/** Copies those who failed into a repetition, each with the values and the template it had; how many there are. */
export async function copyFailed(db: Db, { from, to, now }: { from: string; to: string; now: Date }): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    with copied as (
      insert into recipients (campaign_id, row_number, plan, phone_given, phone, "values", variant)
      select ${to}::uuid, r.row_number, 'planned', r.phone_given, r.phone, r."values", r.variant
        from ${failedOf(from)} and ${verdictSql(now)} = 'now' order by r.id returning 1)
    select count(*)::int as count from copied`);
  return row?.count ?? 0;
}

/** The campaign it repeats, and those that repeat it, the oldest first. */
export async function findFamily(db: Db, campaignId: string) {
  const shown = { id: campaigns.id, name: campaigns.name, status: campaigns.status };
  const [parent] = await db
    .select(shown)
    .from(campaigns)
    .where(sql`${campaigns.id} = (select parent_id from campaigns where id = ${campaignId})`);
  const repeats = await db
    .select(shown)
    .from(campaigns)
    .where(eq(campaigns.parentId, campaignId))
    .orderBy(campaigns.createdAt, campaigns.id);
  return { parent: parent ?? null, repeats };
}

export type Relative = { id: string; name: string; status: CampaignStatus };

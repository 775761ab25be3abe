import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recipientExclusions } from "@/db/schema/campaigns";

/** Phones of one part of a file that is taken away; a phone that stands there twice counts once. */
export async function insertExclusions(
  db: Db,
  { campaignId, importId }: { campaignId: string; importId: string },
  phones: string[],
): Promise<void> {
  if (phones.length === 0) return;
  await db.execute(sql`
    insert into recipient_exclusions (campaign_id, import_id, phone)
    select ${campaignId}, ${importId}, p.phone from json_array_elements_text(${JSON.stringify(phones)}::json) as p(phone)
    on conflict do nothing`);
}

/**
 * Takes everybody whose phone stands in such a file out of the rows that other files brought. Here and below a phone is looked up for
 * every row: statistics know nothing of a new campaign, and a join may read all of it for each.
 */
export async function excludeByFiles(db: Db, campaignId: string): Promise<void> {
  await db.execute(sql`
    with named as materialized (
      select (select case when r.plan = 'planned' and r.message_id is null then r.id end from recipients r
               where r.campaign_id = x.campaign_id and r.phone = x.phone and r.plan in ('planned', 'cancelled') limit 1) as id
        from recipient_exclusions x where x.campaign_id = ${campaignId}
    )
    update recipients r set plan = 'skipped', plan_reason = 'in_minus_file' from named where named.id = r.id`);
}

export async function dropExclusions(db: Db, importId: string): Promise<void> {
  await db.delete(recipientExclusions).where(eq(recipientExclusions.importId, importId));
}

/** Whom no such file names any more is planned again, each phone once. */
export async function includeAgain(db: Db, campaignId: string): Promise<void> {
  await db.execute(sql`
    with freed as (
      select r.id, row_number() over (partition by r.phone order by r.id) as nth,
             exists (select 1 from recipients p where p.campaign_id = r.campaign_id and p.phone = r.phone
                        and p.plan in ('planned', 'cancelled')) as there
        from recipients r
       where r.campaign_id = ${campaignId} and r.plan = 'skipped' and r.plan_reason = 'in_minus_file'
         and (select true from recipient_exclusions x where x.campaign_id = ${campaignId} and x.phone = r.phone limit 1) is null
    )
    update recipients r set plan = case when freed.there or freed.nth > 1 then 'skipped' else 'planned' end,
           plan_reason = case when freed.there or freed.nth > 1 then 'duplicate' end
      from freed where freed.id = r.id`);
}

/** Rows of files that are out because another file takes them away. */
export async function countExcludedByFiles(db: Db, campaignId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from recipients
     where campaign_id = ${campaignId} and plan = 'skipped' and plan_reason = 'in_minus_file'`);
  return row?.count ?? 0;
}

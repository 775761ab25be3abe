import { and, desc, eq, isNull, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipientImports, recipients } from "@/db/schema/campaigns";
import { templates } from "@/db/schema/templates";
import { dropExclusions } from "./exclusion-queries";
import type { PlannedRow, Variable } from "./recipient-rules";

export type ImportRow = typeof recipientImports.$inferSelect;

export async function insertImport(db: Db, row: typeof recipientImports.$inferInsert): Promise<void> {
  await db.insert(recipientImports).values(row);
}

export async function findImport(db: Db, campaignId: string, importId: string): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(recipientImports)
    .where(and(eq(recipientImports.id, importId), eq(recipientImports.campaignId, campaignId)));
  return row ?? null;
}

export async function runningImport(db: Db, campaignId: string): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(recipientImports)
    .where(and(eq(recipientImports.campaignId, campaignId), eq(recipientImports.status, "running")))
    .limit(1);
  return row ?? null;
}

/** Rows of all files together, and the template's category: what an import needs to know of its campaign. */
export async function importFacts(db: Db, campaignId: string) {
  const [row] = await db
    .select({
      campaign: campaigns,
      category: templates.category,
      rowsBefore: sql<number>`(select coalesce(sum(row_count), 0) from recipient_imports
        where campaign_id = ${campaigns.id} and mode = 'add' and status in ('running', 'done'))`.mapWith(Number),
    })
    .from(campaigns)
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .where(eq(campaigns.id, campaignId));
  return row ?? null;
}

/** False when another request has read this part already: the offset is where the import stood. */
export async function advanceImport(
  db: Db,
  importId: string,
  from: number,
  change: Partial<ImportRow>,
): Promise<boolean> {
  const rows = await db
    .update(recipientImports)
    .set(change)
    .where(
      and(
        eq(recipientImports.id, importId),
        eq(recipientImports.byteOffset, from),
        eq(recipientImports.status, "running"),
      ),
    )
    .returning({ id: recipientImports.id });
  return rows.length > 0;
}

/** Ends an import that will not be finished and takes its rows away; false when it was over already. */
export async function dropImport(
  db: Db,
  importId: string,
  outcome: { status: "cancelled" | "failed"; error: string | null; finishedAt: Date },
): Promise<boolean> {
  const [dropped] = await db
    .update(recipientImports)
    .set({ ...outcome, rowCount: 0 })
    .where(and(eq(recipientImports.id, importId), eq(recipientImports.status, "running")))
    .returning({ campaignId: recipientImports.campaignId });
  if (!dropped) return false;
  await db.delete(recipients).where(ofImport({ ...dropped, importId }));
  await dropExclusions(db, importId);
  return true;
}

/** By the campaign as well: there is no index of imports. */
const ofImport = ({ campaignId, importId }: { campaignId: string; importId: string }) =>
  and(eq(recipients.campaignId, campaignId), eq(recipients.importId, importId));

/** Files that nobody goes on with: left alone for a day. */
export async function staleImports(db: Db, before: Date): Promise<{ id: string; campaignId: string }[]> {
  return db
    .select({ id: recipientImports.id, campaignId: recipientImports.campaignId })
    .from(recipientImports)
    .where(
      and(
        eq(recipientImports.status, "running"),
        isNull(recipientImports.audience),
        lt(recipientImports.createdAt, before),
      ),
    );
}

export type NumberedRow = PlannedRow & { rowNumber: number };

/**
 * Stores rows of a part. Who is blocked, opted out (of marketing) or there already is skipped with the reason, the first of
 * several in the same part stays.
 */
export async function insertRecipients(
  db: Db,
  where: { campaignId: string; importId: string; isMarketing: boolean },
  rows: NumberedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(
    rows.map((row) => ({
      row_number: row.rowNumber,
      plan: row.plan,
      reason: row.planReason,
      given: row.phoneGiven,
      phone: row.phone,
      vals: row.values,
    })),
  );
  await db.execute(sql`
    with given as (
      select * from json_to_recordset(${given}::json) as g(row_number int, plan text, reason text, given text, phone text, vals jsonb)
    ), judged as materialized (
      select g.*, case
          when g.plan <> 'planned' then g.reason
          when k.blocked_at is not null then 'blocked'
          when ${where.isMarketing} and k.marketing_opted_out_at is not null then 'opted_out'
          when (select true from recipient_exclusions x where x.campaign_id = ${where.campaignId} and x.phone = g.phone limit 1)
          then 'in_minus_file'
          -- The limit keeps it a look into the index for every row; as an "exists" all recipients would be read for every part.
          when (select true from recipients r where r.campaign_id = ${where.campaignId} and r.phone = g.phone
                   and r.plan in ('planned', 'cancelled') limit 1) then 'duplicate' end as early
        from given g
        left join contact_identities i on i.kind = 'phone' and i.value = g.phone
        left join contacts k on k.id = i.contact_id
    ), numbered as (
      select *, row_number() over (partition by phone, early is null order by row_number) as nth from judged
    )
    insert into recipients (campaign_id, import_id, row_number, plan, plan_reason, phone_given, phone, "values")
    select ${where.campaignId}, ${where.importId}, row_number,
           case when plan <> 'planned' then plan when early is not null or nth > 1 then 'skipped' else 'planned' end,
           case when early is not null then early when nth > 1 then 'duplicate' end, given, phone, vals
      from numbered order by row_number`);
}

/** After other defaults or another template: rows that lost a value become invalid, rows that gained one are planned again (S2.23). */
export async function recheckValues(db: Db, campaignId: string, variables: Variable[]): Promise<void> {
  const defaults = JSON.stringify(variables.map(({ defaultValue }) => defaultValue.trim()));
  const fixed = JSON.stringify(variables.map(({ source }) => source?.kind === "fixed"));
  const missing = sql`exists (select 1 from generate_series(0, ${variables.length - 1}::int) as place
    where (btrim(coalesce(r."values" ->> place, '')) = '' or (${fixed}::jsonb -> place)::boolean) and ${defaults}::jsonb ->> place = '')`;
  await db.execute(sql`
    update recipients r set plan = 'invalid', plan_reason = 'missing_value'
     where r.campaign_id = ${campaignId} and r.plan = 'planned' and r.message_id is null and ${missing}`);
  await db.execute(sql`
    with whole as (
      select r.id, row_number() over (partition by r.phone order by r.id) as nth,
             exists (select 1 from recipients p where p.campaign_id = r.campaign_id and p.phone = r.phone
                        and p.plan in ('planned', 'cancelled')) as there
        from recipients r
       where r.campaign_id = ${campaignId} and r.plan = 'invalid' and r.plan_reason = 'missing_value' and not ${missing}
    )
    update recipients r set plan = case when whole.there or whole.nth > 1 then 'skipped' else 'planned' end,
           plan_reason = case when whole.there or whole.nth > 1 then 'duplicate' end
      from whole where whole.id = r.id`);
}

/** After another template: every value goes where its variable stands now (sender-rules.carriedPlaces); -1 has none yet. */
export async function moveValues(db: Db, campaignId: string, places: number[]): Promise<void> {
  const moved = places.map((place) => (place < 0 ? sql`''` : sql`coalesce("values" ->> ${place}::int, '')`));
  await db
    .update(recipients)
    .set({ values: sql`jsonb_build_array(${sql.join(moved, sql`, `)})` })
    .where(eq(recipients.campaignId, campaignId));
}

export async function listImports(db: Db, campaignId: string) {
  return db
    .select({
      id: recipientImports.id,
      fileName: recipientImports.fileName,
      mode: recipientImports.mode,
      status: recipientImports.status,
      error: recipientImports.error,
      header: recipientImports.header,
      reading: recipientImports.reading,
      audience: recipientImports.audience,
      rowCount: recipientImports.rowCount,
      byteSize: recipientImports.byteSize,
      byteOffset: recipientImports.byteOffset,
      createdAt: recipientImports.createdAt,
    })
    .from(recipientImports)
    .where(and(eq(recipientImports.campaignId, campaignId), ne(recipientImports.status, "cancelled")))
    .orderBy(desc(recipientImports.createdAt))
    .limit(20);
}

/** Rows of one import by plan and reason: the report after an upload. */
export async function importReport(db: Db, found: { campaignId: string; importId: string }) {
  return db
    .select({
      plan: recipients.plan,
      reason: recipients.planReason,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(recipients)
    .where(ofImport(found))
    .groupBy(recipients.plan, recipients.planReason);
}

import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipientImports } from "@/db/schema/campaigns";
import type { ContactCondition } from "@/db/schema/contacts";
import { contactFilters } from "@/db/schema/contacts";
import { tags } from "@/db/schema/tags";
import { takesNobody, type Verdict } from "./audience-rules";
import { contactColumns, holdsSql, judgedSql, modeSql, type Sought } from "./audience-sql-queries";
import type { ImportRow } from "./import-queries";
import { oddPattern } from "./preview-rules";
import { invalidReasons } from "./recipient-rules";
import type { PreviewKind } from "./schema";

/** Contacts of an audience by what becomes of each, and how many every step knows; one pass over the directory. */
export async function countAudienceRows(db: Db, sought: Sought) {
  const { steps, phoneField, at } = sought.audience;
  const added = steps.flatMap(({ mode }, n) => (mode === "add" ? [held(n)] : []));
  if (added.length === 0) return { verdicts: [], steps: steps.map(() => 0) };
  const holds = steps.map((step, n) => sql`${holdsSql(step, new Date(at))} as ${sql.raw(`h${n}`)}`);
  const knows = steps.map((_, n) => sql`count(*) filter (where ${held(n)})::int`);
  const places = steps.map((_, n) => held(n));
  const isMinus = sql`${modeSql(steps, places)} = 'minus'`;
  const rows = await db.execute<{ verdict: Verdict; count: number; knows: number[] }>(sql`
    with page as (
      select * from (select ${contactColumns(phoneField)}, ${sql.join(holds, sql`, `)} from contacts
        where contacts.merged_into_id is null offset 0) k where ${sql.join(added, sql` or `)}
    ), ${judgedSql(sought, sql`not ${isMinus}`)}
    select case when ${isMinus} then 'excluded' when early is not null then early
                when nth > 1 then 'duplicate' when ${sought.isMarketing} and not is_in then 'unasked' else 'planned' end as verdict,
           count(*)::int as count, array[${sql.join(knows, sql`, `)}] as knows
      from numbered group by 1`);
  const sums = steps.map((_, n) => rows.reduce((sum, row) => sum + (row.knows[n] ?? 0), 0));
  return { verdicts: rows.map(({ verdict, count }) => ({ verdict, count })), steps: sums };
}

const held = (n: number) => sql.raw(`h${n}`);

/** What the last step to know a contact does with it. */
export const lastModeSql = ({ audience: { steps, at } }: Sought) =>
  modeSql(
    steps,
    steps.map((step) => holdsSql(step, new Date(at))),
  );

/** Only contacts that the last step to know them adds. */
const takenSql = (sought: Sought) => sql`contacts.merged_into_id is null and ${lastModeSql(sought)} = 'add'`;

/** How many contacts the steps take, whatever becomes of them. */
export async function countTaken(db: Db, sought: Sought): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from contacts where ${takenSql(sought)}`,
  );
  return row?.count ?? 0;
}

/**
 * The next contacts of an audience behind `after` as recipients, in the order of their ids. Answers how many were looked at and the
 * last of them; fewer than `limit` are the last.
 */
export async function insertFromDirectory(
  db: Db,
  sought: Sought,
  page: { importId: string; after: string | null; rowsBefore: number; limit: number },
): Promise<{ count: number; lastId: string | null }> {
  const behind = page.after ? sql`and contacts.id > ${page.after}::uuid` : sql.empty();
  const invalid = sql.join(
    invalidReasons.map((reason) => sql`${reason}`),
    sql`, `,
  );
  const [row] = await db.execute<{ count: number; last: string | null }>(sql`
    with page as materialized (
      select ${contactColumns(sought.audience.phoneField)} from contacts where ${takenSql(sought)} ${behind}
       order by contacts.id limit ${page.limit}
    ), ${judgedSql(sought)}, inserted as (
      insert into recipients (campaign_id, import_id, row_number, plan, plan_reason, phone_given, phone, "values")
      select ${sought.campaignId}::uuid, ${page.importId}::uuid, ${page.rowsBefore}::int + row_number() over (order by id),
             case when early in (${invalid}) then 'invalid' when early is not null or nth > 1 then 'skipped' else 'planned' end,
             case when early is not null then early when nth > 1 then 'duplicate' end, left(given, 60), phone, to_jsonb(vals)
        from numbered order by id
    )
    select (select count(*) from page)::int as count, (select id from page order by id desc limit 1) as last`);
  return { count: row?.count ?? 0, lastId: row?.last ?? null };
}

/** Some contacts of an audience as they would become recipients: the first, those with the longest, shortest or odd values, or without one. */
export async function audienceRows(db: Db, sought: Sought, show: { kind: PreviewKind; limit: number }) {
  const length = sql`length(array_to_string(vals, ''))`;
  const order = {
    first: sql`id`,
    problems: sql`id`,
    odd: sql`id`,
    longest: sql`${length} desc, id`,
    shortest: sql`${length}, id`,
  }[show.kind];
  const some = sql`(early = 'missing_value' or early is null and nth = 1)`;
  const odd = sql`${some} and exists (select 1 from unnest(vals) as v(text) where v.text ~* ${oddPattern})`;
  const shown = show.kind === "problems" ? sql`early = 'missing_value'` : show.kind === "odd" ? odd : some;
  // The first ones are found without reading everybody: of many some are good.
  const few = show.kind === "first" ? sql`order by contacts.id limit 500` : sql.empty();
  const rows = await db.execute<{ name: string | null; phone: string; vals: string[] }>(sql`
    with page as materialized (
      select ${contactColumns(sought.audience.phoneField)} from contacts where ${takenSql(sought)} ${few}
    ), ${judgedSql(sought)}
    select given_name as name, phone, vals from numbered where ${shown} order by ${order} limit ${show.limit}`);
  return rows.map(({ name, phone, vals }) => ({ name, phone, values: vals }));
}

/** Whom a file brought and a step takes away again. */
export const excludedSql = (
  sought: Sought,
) => sql`select i.value as phone, f.marketing_opted_in_at, f.marketing_opted_out_at
    from contact_identities i join contacts f on f.id = i.contact_id join contacts on contacts.id = coalesce(f.merged_into_id, f.id)
   where i.kind = 'phone' and ${lastModeSql(sought)} = 'minus'`;

/** Planned rows of files that a step takes away; `consenting` of them agreed to marketing, `unasked` said nothing. */
export async function countExcluded(db: Db, sought: Sought) {
  const [row] = await db.execute<{ count: number; consenting: number; unasked: number }>(sql`
    select count(*)::int as count, count(*) filter (where e.marketing_opted_in_at is not null)::int as consenting,
           count(*) filter (where e.marketing_opted_in_at is null and e.marketing_opted_out_at is null)::int as unasked
      from recipients r join (${excludedSql(sought)}) e on e.phone = r.phone
     where r.campaign_id = ${sought.campaignId}::uuid and r.plan = 'planned' and r.message_id is null`);
  return row ?? { count: 0, consenting: 0, unasked: 0 };
}

/** Phones of everybody whom a start would reach now: rows of files and contacts of the audience. `needsConsent`: marketing asks for it. */
export async function goingPhones(
  db: Db,
  sought: Sought,
  { needsConsent }: { needsConsent: boolean },
): Promise<string[]> {
  const { campaignId, isMarketing, audience } = sought;
  const agreed = sql`bool_or(k.marketing_opted_in_at is not null)`;
  const withdrawn = sql`bool_or(k.marketing_opted_out_at is not null)`;
  const consents = isMarketing
    ? sql`having not coalesce(${withdrawn}, false) ${needsConsent ? sql`and coalesce(${agreed}, false)` : sql.empty()}`
    : sql.empty();
  const minus = audience.steps.some(({ mode }) => mode === "minus")
    ? sql`and r.phone not in (select phone from (${excludedSql(sought)}) e)`
    : sql.empty();
  const fromFiles = await db.execute<{ phone: string }>(sql`
    select r.phone from recipients r left join contact_identities i on i.kind = 'phone' and i.value = r.phone
      left join contacts k on k.id = i.contact_id
     where r.campaign_id = ${campaignId}::uuid and r.plan = 'planned' and r.message_id is null ${minus} group by r.phone ${consents}`);
  if (takesNobody(audience)) return fromFiles.map(({ phone }) => phone);
  const fromDirectory = await db.execute<{ phone: string }>(sql`
    with page as materialized (
      select ${contactColumns(audience.phoneField)} from contacts where ${takenSql(sought)}
    ), ${judgedSql(sought)}
    select phone from numbered where early is null and nth = 1 ${isMarketing && needsConsent ? sql`and is_in` : sql.empty()}`);
  return [...fromFiles, ...fromDirectory].map(({ phone }) => phone);
}

/** Takes them out for good: of all files, or of one; never what came from the directory, of which the steps decided already. */
export async function excludeFileRows(db: Db, sought: Sought, importId: string | null): Promise<void> {
  await db.execute(sql`
    update recipients r set plan = 'skipped', plan_reason = 'excluded' from (${excludedSql(sought)}) e
     where e.phone = r.phone and r.campaign_id = ${sought.campaignId}::uuid and r.plan = 'planned' and r.message_id is null
       and r.import_id in (select id from recipient_imports where campaign_id = ${sought.campaignId}::uuid and audience is null)
       ${importId ? sql`and r.import_id = ${importId}::uuid` : sql.empty()}`);
}

export type NamedSource = { id: string; name: string; conditions: ContactCondition[] };

/** Filters, tags and campaigns by their ids: what exists of them. */
export async function findSources(db: Db, ids: { filters: string[]; tags: string[]; campaigns: string[] }) {
  const named = new Map<string, NamedSource>();
  if (ids.filters.length > 0)
    for (const row of await db
      .select({ id: contactFilters.id, name: contactFilters.name, conditions: contactFilters.conditions })
      .from(contactFilters)
      .where(inArray(contactFilters.id, ids.filters)))
      named.set(row.id, row);
  if (ids.tags.length > 0)
    for (const row of await db.select({ id: tags.id, name: tags.name }).from(tags).where(inArray(tags.id, ids.tags)))
      named.set(row.id, { ...row, conditions: [] });
  if (ids.campaigns.length > 0)
    for (const row of await db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(inArray(campaigns.id, ids.campaigns), isNotNull(campaigns.launchedAt))))
      named.set(row.id, { ...row, conditions: [] });
  return named;
}

/** Campaigns that went out, the newest first: of whom an audience may be made. */
export async function earlierCampaigns(db: Db, butId: string) {
  return db
    .select({ id: campaigns.id, name: campaigns.name, launchedAt: campaigns.launchedAt })
    .from(campaigns)
    .where(and(isNotNull(campaigns.launchedAt), sql`${campaigns.id} <> ${butId}`))
    .orderBy(sql`${campaigns.launchedAt} desc`)
    .limit(200);
}

/** Holds a running filling, so that two workers take turns. */
export async function lockFilling(db: Db, importId: string): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(recipientImports)
    .where(
      and(
        eq(recipientImports.id, importId),
        eq(recipientImports.status, "running"),
        isNotNull(recipientImports.audience),
      ),
    )
    .for("update");
  return row ?? null;
}

/** The audience with which a campaign started. */
export async function fixedAudience(db: Db, campaignId: string, fixedAt: Date) {
  const [row] = await db
    .select({ audience: recipientImports.audience })
    .from(recipientImports)
    .where(
      and(
        eq(recipientImports.campaignId, campaignId),
        eq(recipientImports.createdAt, fixedAt),
        isNotNull(recipientImports.audience),
      ),
    );
  return row?.audience ?? null;
}

export async function changeImport(db: Db, importId: string, change: Partial<ImportRow>): Promise<void> {
  await db.update(recipientImports).set(change).where(eq(recipientImports.id, importId));
}

export async function runningFillings(db: Db): Promise<{ id: string }[]> {
  return db
    .select({ id: recipientImports.id })
    .from(recipientImports)
    .where(and(eq(recipientImports.status, "running"), isNotNull(recipientImports.audience)));
}

import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { excludedSql, lastModeSql } from "./audience-queries";
import { contactColumns, holdsSql, judgedSql, type Sought } from "./audience-sql-queries";
import type { PlanReason } from "./recipient-rules";
import { settledRows } from "./status-queries";

/** Marketing goes only to who agreed to it (S4.3). */
type Consent = { needsConsent: boolean };

/**
 * The next planned rows of files behind `after`, with the reason why a draft would leave each out today, null = it goes: by a step that
 * takes away, or for what they want. Each row costs a look into an index, however many there are.
 */
export async function judgedRows(
  db: Db,
  sought: Sought,
  { needsConsent, after, limit }: Consent & { after: number; limit: number },
) {
  const asked = sought.isMarketing
    ? sql`when k.marketing_opted_out_at is not null then 'opted_out'
          when ${needsConsent} and k.marketing_opted_in_at is null then 'no_consent'`
    : sql.empty();
  const rows = await db.execute<{
    id: number;
    given: string;
    vals: string[];
    row: number;
    reason: PlanReason | null;
  }>(sql`
    with page as materialized (
      select recipients.id, recipients.phone, recipients.phone_given, recipients."values", recipients.row_number from recipients
       where ${settledRows(sought.campaignId)} and recipients.plan = 'planned' and recipients.message_id is null
         and recipients.id > ${after} order by recipients.id limit ${limit}
    )
    select page.id::int, page.phone_given as given, page."values" as vals, page.row_number as row,
           case when e.phone is not null then 'excluded' ${asked} end as reason
      from page left join lateral (select found.phone from (${excludedSql(sought)}) found where found.phone = page.phone limit 1) e on true
      left join contact_identities i on i.kind = 'phone' and i.value = page.phone left join contacts k on k.id = i.contact_id
     order by page.id`);
  return rows.map(({ id, given, vals, row, reason }) => ({
    id,
    phoneGiven: given,
    values: vals,
    rowNumber: row,
    planReason: reason,
  }));
}

/**
 * The next contacts behind `after` that a step of the audience adds, with the reason why each is left out, null = it goes. A phone twice
 * within the page is a duplicate; over pages the caller looks.
 */
export async function judgedContacts(
  db: Db,
  sought: Sought,
  { needsConsent, after, limit }: Consent & { after: string | null; limit: number },
) {
  const { steps, phoneField, at } = sought.audience;
  const adds = steps.flatMap((step) => (step.mode === "add" ? [holdsSql(step, new Date(at))] : []));
  if (adds.length === 0) return [];
  const rows = await db.execute<{
    id: string;
    given: string;
    phone: string | null;
    vals: string[];
    reason: PlanReason | null;
  }>(sql`
    with page as materialized (
      select ${contactColumns(phoneField)}, ${lastModeSql(sought)} as mode from contacts
       where contacts.merged_into_id is null and (${sql.join(adds, sql` or `)})
         ${after ? sql`and contacts.id > ${after}::uuid` : sql.empty()}
       order by contacts.id limit ${limit}
    ), ${judgedSql(sought, sql`mode = 'add'`)}
    select id, given, phone, to_jsonb(vals) as vals,
           case when mode = 'minus' then 'excluded' when early is not null then early when nth > 1 then 'duplicate'
                when ${sought.isMarketing && needsConsent} and not is_in then 'no_consent' end as reason
      from numbered order by id`);
  return rows.map(({ id, given, phone, vals, reason }) => ({
    id,
    phone,
    phoneGiven: given,
    values: vals,
    planReason: reason,
  }));
}

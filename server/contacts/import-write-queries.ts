import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ContactRowOutcome } from "@/db/enums";
import type { ImportValues } from "@/db/schema/contacts";

export type CheckedRow = {
  rowNumber: number;
  reason: string | null;
  cells: string[];
  values: ImportValues;
  phone: string | null;
};

/*
 * Statistics know nothing of the import that is going on, so the planner takes it for one row. A look at its rows for every row of a
 * part, or a join of them with a chunk, may then read all of it each time. So no statement here can: phones are asked for once, and a
 * chunk carries its import's id along, so that the rows it changes are a join with the whole table, which nobody takes for small.
 */

/**
 * Stores rows of a part with what they will do, the dry run: of a phone that stands there twice the first row counts; who is known is
 * updated, or is so already. What a good row said is in its values; only the others keep their cells, to be handed out.
 */
export async function insertRows(db: Db, importId: string, rows: CheckedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const phones = `{${rows.flatMap(({ phone }) => phone ?? []).join(",")}}`;
  await db.execute(sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as g("rowNumber" int, reason text, cells jsonb, "values" jsonb, phone text)
    ), numbered as (
      select g.*, row_number() over (partition by g.phone order by g."rowNumber") as nth from given g
    )
    insert into contact_import_rows (import_id, row_number, outcome, reason, cells, "values", phone, contact_id)
    select ${importId}::uuid, n."rowNumber", o.outcome, n.reason,
           case when o.outcome in ('invalid', 'duplicate') then n.cells else '[]' end, n."values", n.phone,
           case when o.outcome in ('update', 'same') then c.id end
      from numbered n
      left join contact_identities i on i.kind = 'phone' and i.value = n.phone
      left join contacts c on c.id = i.contact_id
      cross join lateral (select case
          when n.phone is null then 'invalid'
          when n.nth > 1 or n.phone in (
            select r.phone from contact_import_rows r where r.import_id = ${importId}::uuid and r.phone = any(${phones}::text[])
          ) then 'duplicate'
          when c.id is null then 'new'
          when coalesce(n."values" ->> 'name', c.name, '') = coalesce(c.name, '')
           and coalesce(n."values" ->> 'email', c.email, '') = coalesce(c.email, '')
           and c.fields @> (n."values" -> 'fields') then 'same' else 'update' end as outcome offset 0) o
     order by n."rowNumber"`);
}

const writable: ContactRowOutcome[] = ["new", "update"];
const pageSql = (importId: string, { after, upTo }: { after: number; upTo: number }) => sql`
  select r.import_id, r.row_number, r.phone, r."values", r.contact_id from contact_import_rows r
   where r.import_id = ${importId}::uuid and r.row_number > ${after} and r.row_number <= ${upTo}
     and r.outcome in (${sql.join(
       writable.map((outcome) => sql`${outcome}`),
       sql`, `,
     )})`;

/**
 * Makes contacts for rows whose phone nobody has, with what the row says. Where somebody was quicker with the phone, the row is left to
 * `changeKnown`. `ids`: one for every row there may be.
 */
export async function makeContacts(
  db: Db,
  importId: string,
  page: { after: number; upTo: number; ids: string[] },
): Promise<void> {
  const ids = sql`${`{${page.ids.join(",")}}`}::uuid[]`;
  const [made] = await db.execute<{ missing: number; known: number }>(sql`
    with missing as materialized (
      select p.*, (${ids})[row_number() over (order by p.row_number)] as id from (${pageSql(importId, page)}) p
       where not exists (select 1 from contact_identities i where i.kind = 'phone' and i.value = p.phone)
    ), made as (
      insert into contacts (id, name, email, phone, fields)
      select id, "values" ->> 'name', "values" ->> 'email', phone, coalesce("values" -> 'fields', '{}') from missing
    ), known as (
      insert into contact_identities (kind, value, contact_id) select 'phone', phone, id from missing order by phone
      on conflict (kind, value) do nothing returning 1
    ), noted as (
      update contact_import_rows r set contact_id = m.id, before = null from missing m
       where r.import_id = m.import_id and r.row_number = m.row_number
    )
    select (select count(*) from missing)::int as missing, (select count(*) from known)::int as known`);
  if (made && made.missing > made.known) await dropUnknown(db, importId, page.ids);
}

/** Contacts of ours whose phone somebody else has got meanwhile. */
async function dropUnknown(db: Db, importId: string, ids: string[]): Promise<void> {
  const rows = await db.execute<{ id: string }>(sql`
    delete from contacts c where c.id = any(${`{${ids.join(",")}}`}::uuid[])
       and not exists (select 1 from contact_identities i where i.contact_id = c.id) returning c.id`);
  const gone = `{${rows.map(({ id }) => id).join(",")}}`;
  await db.execute(sql`
    update contact_import_rows set contact_id = null where import_id = ${importId}::uuid and contact_id = any(${gone}::uuid[])`);
}

/** Writes rows over the contacts that have their phones, and keeps on the row what each was before. */
export async function changeKnown(db: Db, importId: string, page: { after: number; upTo: number }): Promise<void> {
  await db.execute(sql`
    with page as materialized (${pageSql(importId, page)} and (r.outcome = 'update' or r.contact_id is null)), held as materialized (
      select p.import_id, p.row_number, p."values", c.id, c.name, c.email, c.fields
        from page p join contact_identities i on i.kind = 'phone' and i.value = p.phone join contacts c on c.id = i.contact_id
       order by c.id for update of c
    ), written as (
      update contacts c set name = coalesce(h."values" ->> 'name', c.name), email = coalesce(h."values" ->> 'email', c.email),
             fields = c.fields || coalesce(h."values" -> 'fields', '{}')
        from held h where c.id = h.id
    )
    update contact_import_rows r set contact_id = h.id,
           before = jsonb_build_object('name', h.name, 'email', h.email, 'fields', h.fields)
      from held h where r.import_id = h.import_id and r.row_number = h.row_number`);
}

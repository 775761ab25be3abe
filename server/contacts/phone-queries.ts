import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type ConsentState, stateOf } from "../consent/rules";

export type ContactByPhone = { phone: string; contactId: string; isBlocked: boolean; consent: ConsentState };

/** Makes contacts for the phones that nobody has yet; somebody quicker wins and our row goes again. */
export async function insertMissingPhones(db: Db, rows: { id: string; phone: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as g(id uuid, phone text)`;
  await db.execute(sql`
    with missing as (
      select g.id, g.phone from ${given} where not exists
        (select 1 from contact_identities i where i.kind = 'phone' and i.value = g.phone)
    )
    insert into contacts (id, phone) select id, phone from missing`);
  await db.execute(sql`
    insert into contact_identities (kind, value, contact_id)
    select 'phone', g.phone, g.id from ${given} join contacts c on c.id = g.id on conflict (kind, value) do nothing`);
  await db.execute(sql`
    delete from contacts c using ${given} where c.id = g.id and not exists
      (select 1 from contact_identities i where i.contact_id = c.id)`);
}

export async function contactsByPhone(db: Db, phones: string[]): Promise<ContactByPhone[]> {
  const rows = await db.execute<{
    phone: string;
    contact_id: string;
    blocked: boolean;
    opted_in: Date | null;
    opted_out: Date | null;
  }>(sql`
    select i.value as phone, c.id as contact_id, c.blocked_at is not null as blocked, c.marketing_opted_in_at as opted_in,
           c.marketing_opted_out_at as opted_out
      from contact_identities i join contacts c on c.id = i.contact_id
     where i.kind = 'phone' and i.value in (select json_array_elements_text(${JSON.stringify(phones)}::json))`);
  return rows.map((row) => ({
    phone: row.phone,
    contactId: row.contact_id,
    isBlocked: row.blocked,
    consent: stateOf({ marketingOptedInAt: row.opted_in, marketingOptedOutAt: row.opted_out }),
  }));
}

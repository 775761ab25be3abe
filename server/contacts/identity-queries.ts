import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { IdentityKind } from "@/db/enums";
import { prepared } from "@/db/prepared";

export type Identity = { kind: IdentityKind; value: string };
export type KnownIdentity = Identity & {
  contactId: string;
  isBlocked: boolean;
  phone: string | null;
  profileName: string | null;
};

const given = (rows: unknown) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

export async function knownIdentities(db: Db, identities: Identity[]): Promise<KnownIdentity[]> {
  return prepared(db).execute<KnownIdentity>(sql`
    select i.kind, i.value, i.contact_id as "contactId", c.blocked_at is not null as "isBlocked", c.phone,
           c.profile_name as "profileName"
      from ${given(identities)} as g(kind text, value text)
      join contact_identities i on i.kind = g.kind and i.value = g.value
      join contacts c on c.id = i.contact_id`);
}

/** Always in the same order, so that two who bring the same identities wait for each other instead of locking up. */
export async function insertIdentities(db: Db, rows: (Identity & { contactId: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await prepared(db).execute(sql`
    insert into contact_identities (kind, value, contact_id)
    select kind, value, "contactId" from ${given(rows)} as g(kind text, value text, "contactId" uuid)
     order by value, kind
    on conflict (kind, value) do nothing`);
}

export async function insertContacts(
  db: Db,
  rows: { id: string; phone: string | null; profileName: string | null }[],
): Promise<void> {
  await prepared(db).execute(sql`
    insert into contacts (id, phone, profile_name)
    select id, phone, "profileName" from ${given(rows)} as g(id uuid, phone text, "profileName" text)`);
}

/** Somebody else was quicker with a part of our identities: what we won goes over to them and our contact goes. */
export async function foldInto(db: Db, pairs: { fromId: string; intoId: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  await db.execute(sql`
    update contact_identities i set contact_id = g."intoId"
      from ${given(pairs)} as g("fromId" uuid, "intoId" uuid) where i.contact_id = g."fromId"`);
  await db.execute(sql`
    delete from contacts c using ${given(pairs)} as g("fromId" uuid) where c.id = g."fromId"`);
}

/** The newest profile name, and the phone where there was none. Rows that would not change are not touched. */
export async function refreshContacts(
  db: Db,
  rows: { contactId: string; phone: string | null; profileName: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await prepared(db).execute(sql`
    update contacts c set profile_name = coalesce(g."profileName", c.profile_name), phone = coalesce(c.phone, g.phone)
      from ${given(rows)} as g("contactId" uuid, phone text, "profileName" text)
     where c.id = g."contactId"
       and (coalesce(g."profileName", c.profile_name) is distinct from c.profile_name
            or coalesce(c.phone, g.phone) is distinct from c.phone)`);
}

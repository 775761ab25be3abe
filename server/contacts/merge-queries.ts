import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contactIdentities, contactMerges, contacts, type MergeTrace } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { users } from "@/db/schema/team";

/** Merges of which the contact is the kept one, the newest first. */
export async function mergesOf(db: Db, contactId: string) {
  return db
    .select({
      id: contactMerges.id,
      mergedId: contactMerges.mergedId,
      mergedName: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName}, ${contacts.phone})`,
      isLink: contactMerges.isLink,
      mergedAt: contactMerges.mergedAt,
      mergedBy: users.name,
      undoneAt: contactMerges.undoneAt,
    })
    .from(contactMerges)
    .innerJoin(contacts, eq(contacts.id, contactMerges.mergedId))
    .innerJoin(users, eq(users.id, contactMerges.mergedById))
    .where(eq(contactMerges.keptId, contactId))
    .orderBy(desc(contactMerges.mergedAt))
    .limit(20);
}

/** Both rows, locked in one order whoever asks. */
export async function lockBoth(db: Db, ids: [string, string]) {
  return db.select().from(contacts).where(inArray(contacts.id, ids)).orderBy(contacts.id).for("update");
}

export async function insertMerge(db: Db, row: typeof contactMerges.$inferInsert): Promise<void> {
  await db.insert(contactMerges).values(row);
}

export async function findMerge(db: Db, id: string) {
  const [row] = await db.select().from(contactMerges).where(eq(contactMerges.id, id));
  return row ?? null;
}

/**
 * The newest link that holds of a conversation with this contact: of the contact where it kept its conversations, else of the
 * conversation that went over.
 */
export async function findLink(
  db: Db,
  { conversationId, contactId }: { conversationId: string; contactId: string },
): Promise<typeof contactMerges.$inferSelect | null> {
  const wentOver = sql`${contactMerges.keptId} = ${contactId}::uuid
    and ${contactMerges.trace} -> 'conversationIds' @> ${JSON.stringify([conversationId])}::jsonb`;
  const [row] = await db
    .select()
    .from(contactMerges)
    .where(
      and(
        eq(contactMerges.isLink, true),
        isNull(contactMerges.undoneAt),
        or(eq(contactMerges.mergedId, contactId), wentOver),
      ),
    )
    .orderBy(desc(contactMerges.mergedAt))
    .limit(1);
  return row ?? null;
}

/** False when somebody took it back a moment ago. */
export async function markUndone(db: Db, id: string, undone: { undoneAt: Date; undoneById: string }): Promise<boolean> {
  const rows = await db
    .update(contactMerges)
    .set(undone)
    .where(and(eq(contactMerges.id, id), isNull(contactMerges.undoneAt)))
    .returning({ id: contactMerges.id });
  return rows.length > 0;
}

/** Every identity of one contact over to another. */
export async function moveIdentities(db: Db, fromId: string, toId: string): Promise<MergeTrace["identities"]> {
  return db
    .update(contactIdentities)
    .set({ contactId: toId })
    .where(eq(contactIdentities.contactId, fromId))
    .returning({ kind: contactIdentities.kind, value: contactIdentities.value });
}

/** These identities back, where they still are. */
export async function returnIdentities(
  db: Db,
  identities: MergeTrace["identities"],
  fromId: string,
  toId: string,
): Promise<void> {
  await db.execute(sql`
    update contact_identities i set contact_id = ${toId}::uuid
      from jsonb_to_recordset(${JSON.stringify(identities)}::jsonb) as g(kind text, value text)
     where i.kind = g.kind and i.value = g.value and i.contact_id = ${fromId}::uuid`);
}

/** What a contact is known by besides these. */
export async function identitiesBut(db: Db, contactId: string, these: MergeTrace["identities"]) {
  const rows = await db
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(eq(contactIdentities.contactId, contactId));
  return rows.filter(({ kind, value }) => !these.some((other) => other.kind === kind && other.value === value));
}

/** Conversations of a contact that began after that moment. */
export async function conversationsSince(db: Db, contactId: string, since: Date): Promise<string[]> {
  const rows = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.contactId, contactId), gt(conversations.createdAt, since)));
  return rows.map(({ id }) => id);
}

/** Conversations go where the other has none on that number; `only` = no more than these. */
export async function moveConversations(
  db: Db,
  fromId: string,
  toId: string,
  only: string[] | null = null,
): Promise<string[]> {
  const some =
    only === null ? sql`` : sql`and v.id in (select json_array_elements_text(${JSON.stringify(only)}::json)::uuid)`;
  const rows = await db.execute<{ id: string }>(sql`
    update conversations v set contact_id = ${toId}::uuid
     where v.contact_id = ${fromId}::uuid ${some} and not exists
       (select 1 from conversations o where o.contact_id = ${toId}::uuid and o.number_id = v.number_id)
    returning v.id`);
  return rows.map(({ id }) => id);
}

/** Other contacts with one of these phones or WhatsApp ids, or this e-mail: perhaps the same person. */
export async function findTwins(
  db: Db,
  contactId: string,
  { phones, email }: { phones: string[]; email: string | null },
) {
  const waIds = phones.map((phone) => phone.slice(1));
  const byIdentity = sql`${contacts.id} in (select i.contact_id from contact_identities i where
    (i.kind = 'phone' and i.value in (select json_array_elements_text(${JSON.stringify(phones)}::json)))
    or (i.kind = 'wa_id' and i.value in (select json_array_elements_text(${JSON.stringify(waIds)}::json))))`;
  return db
    .select({
      id: contacts.id,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`,
      phone: contacts.phone,
      email: contacts.email,
    })
    .from(contacts)
    .where(
      and(
        ne(contacts.id, contactId),
        isNull(contacts.mergedIntoId),
        or(byIdentity, email ? sql`lower(${contacts.email}) = lower(${email})` : undefined),
      ),
    )
    .orderBy(contacts.createdAt, contacts.id)
    .limit(5);
}

/** Whether others are merged into the contact: one level only, so that every merge can be taken back alone. */
export async function hasMerged(db: Db, contactId: string): Promise<boolean> {
  const rows = await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.mergedIntoId, contactId)).limit(1);
  return rows.length > 0;
}

import { asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ConsentMove } from "@/db/enums";
import { consentEntries, consentTexts } from "@/db/schema/consent";
import { contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { users } from "@/db/schema/team";

/** False when there is no such contact. Locked, so that two who record at once see each other's entry. */
export async function lockContact(db: Db, contactId: string): Promise<boolean> {
  const rows = await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, contactId)).for("update");
  return rows.length > 0;
}

/** False when this very entry is there already, as when a provider repeats itself. */
export async function insertEntry(db: Db, entry: typeof consentEntries.$inferInsert): Promise<boolean> {
  const rows = await db.insert(consentEntries).values(entry).onConflictDoNothing().returning({ id: consentEntries.id });
  return rows.length > 0;
}

export async function movesOf(db: Db, contactId: string): Promise<{ move: ConsentMove; at: Date }[]> {
  return db
    .select({ move: consentEntries.move, at: consentEntries.at })
    .from(consentEntries)
    .where(eq(consentEntries.contactId, contactId));
}

export async function setMarketing(
  db: Db,
  contactId: string,
  change: { marketingOptedInAt: Date | null; marketingOptedOutAt: Date | null },
): Promise<void> {
  await db.update(contacts).set(change).where(eq(contacts.id, contactId));
}

/** Whose card shows the consent. */
export async function conversationsOf(db: Db, contactId: string): Promise<string[]> {
  const rows = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.contactId, contactId));
  return rows.map(({ id }) => id);
}

export async function findContact(db: Db, contactId: string) {
  const [row] = await db
    .select({ optedInAt: contacts.marketingOptedInAt, optedOutAt: contacts.marketingOptedOutAt })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  return row ?? null;
}

/** A contact's history, what was said last first. */
export async function listEntries(db: Db, contactId: string) {
  return db
    .select({
      id: consentEntries.id,
      move: consentEntries.move,
      source: consentEntries.source,
      proof: consentEntries.proof,
      at: consentEntries.at,
      recordedAt: consentEntries.recordedAt,
      recordedBy: users.name,
      textVersion: consentTexts.version,
      wordsVersion: consentEntries.wordsVersion,
    })
    .from(consentEntries)
    .leftJoin(users, eq(users.id, consentEntries.recordedById))
    .leftJoin(consentTexts, eq(consentTexts.id, consentEntries.textId))
    .where(eq(consentEntries.contactId, contactId))
    .orderBy(desc(consentEntries.at), desc(consentEntries.recordedAt), asc(consentEntries.id));
}

/** Versions of the text, newest first, and how many entries name each. */
export async function listTexts(db: Db) {
  return db
    .select({
      id: consentTexts.id,
      version: consentTexts.version,
      textCs: consentTexts.textCs,
      textEn: consentTexts.textEn,
      createdAt: consentTexts.createdAt,
      createdBy: users.name,
      entries: sql<number>`(select count(*) from consent_entries e where e.text_id = ${consentTexts.id})`.mapWith(
        Number,
      ),
    })
    .from(consentTexts)
    .innerJoin(users, eq(users.id, consentTexts.createdById))
    .orderBy(desc(consentTexts.version));
}

export async function findText(db: Db, textId: string) {
  const [row] = await db.select({ id: consentTexts.id }).from(consentTexts).where(eq(consentTexts.id, textId));
  return row ?? null;
}

/** Takes the next version's number; null when somebody else took it at the same moment. */
export async function insertText(
  db: Db,
  row: Omit<typeof consentTexts.$inferInsert, "version">,
): Promise<number | null> {
  const next = sql<number>`(select coalesce(max(version), 0) + 1 from consent_texts)`;
  const [inserted] = await db
    .insert(consentTexts)
    .values({ ...row, version: next as unknown as number })
    .onConflictDoNothing()
    .returning({ version: consentTexts.version });
  return inserted?.version ?? null;
}

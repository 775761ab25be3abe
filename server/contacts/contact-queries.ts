import { aliasedTable, and, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, sessionResults, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { sessionTags, tags } from "@/db/schema/tags";
import { users } from "@/db/schema/team";
import { togetherWith } from "@/db/shown-contact";
import { isVisibleTo } from "@/db/visible-conversations";

/** Who looks: null sees every conversation. */
export type Reader = { userId: string } | null;

export async function findContact(db: Db, id: string) {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id));
  return row ?? null;
}

/** Two who change one contact take turns. */
export async function lockContact(db: Db, id: string) {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id)).for("update");
  return row ?? null;
}

export async function insertContact(db: Db, row: typeof contacts.$inferInsert): Promise<void> {
  await db.insert(contacts).values(row);
}

export async function updateContact(db: Db, id: string, change: Partial<typeof contacts.$inferInsert>): Promise<void> {
  await db.update(contacts).set(change).where(eq(contacts.id, id));
}

export async function identitiesTogether(db: Db, contactId: string) {
  return db
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(sql`${contactIdentities.contactId} in ${togetherWith(contactId)}`)
    .orderBy(contactIdentities.kind, contactIdentities.value);
}

export async function conversationIds(db: Db, contactId: string): Promise<string[]> {
  const rows = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(sql`${conversations.contactId} in ${togetherWith(contactId)}`);
  return rows.map(({ id }) => id);
}

/**
 * A page of sessions on every number, the newest first, behind the last one of the page before (S1.15). A conversation that the reader
 * may not open is only named.
 */
export async function sessionsOf(
  db: Db,
  reader: Reader,
  { contactId, after, limit }: { contactId: string; after: string | null; limit: number },
) {
  // By the row itself, because a JavaScript date would lose the microseconds.
  const behind = after
    ? sql`(${sessions.startedAt}, ${sessions.id}) < ((select l.started_at from sessions l where l.id = ${after}::uuid), ${after}::uuid)`
    : undefined;
  const operator = aliasedTable(users, "operator");
  return db
    .select({
      id: sessions.id,
      conversationId: conversations.id,
      mayOpen: sql<boolean>`${visible(reader)}`,
      status: sessions.status,
      origin: sessions.origin,
      startedAt: sessions.startedAt,
      endedAt: sessions.endedAt,
      resultNameCs: sessionResults.nameCs,
      resultNameEn: sessionResults.nameEn,
      note: sessions.resultNote,
      operatorName: operator.name,
      numberName: numbers.name,
    })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(sessionResults, eq(sessionResults.id, sessions.resultId))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .where(and(sql`${conversations.contactId} in ${togetherWith(contactId)}`, behind))
    .orderBy(desc(sessions.startedAt), desc(sessions.id))
    .limit(limit);
}

export async function tagsOf(db: Db, contactId: string) {
  return db
    .selectDistinct({ id: tags.id, name: tags.name, color: tags.color })
    .from(sessionTags)
    .innerJoin(tags, eq(tags.id, sessionTags.tagId))
    .innerJoin(sessions, eq(sessions.id, sessionTags.sessionId))
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(sql`${conversations.contactId} in ${togetherWith(contactId)}`)
    .orderBy(tags.name)
    .limit(50);
}

/** The newest campaigns that had one of the contact's phones, with how the message stands. */
export async function campaignsOf(db: Db, phones: string[], limit: number) {
  if (phones.length === 0) return [];
  return db
    .select({
      recipientId: recipients.id,
      campaignId: campaigns.id,
      name: campaigns.name,
      plan: recipients.plan,
      status: messages.status,
      at: sql<Date>`coalesce(${messages.at}, ${campaigns.createdAt})`.mapWith(campaigns.createdAt),
    })
    .from(recipients)
    .innerJoin(campaigns, eq(campaigns.id, recipients.campaignId))
    .leftJoin(messages, eq(messages.id, recipients.messageId))
    .where(inArray(recipients.phone, phones))
    .orderBy(desc(sql`coalesce(${messages.at}, ${campaigns.createdAt})`))
    .limit(limit);
}

/** The newest files of conversations the reader may open, both directions. */
export async function filesTogether(db: Db, reader: Reader, contactId: string, limit: number) {
  return db
    .select({
      mediaId: media.id,
      direction: messages.direction,
      kind: messages.kind,
      fileName: media.fileName,
      mimeType: sql<string | null>`coalesce(${media.mimeType}, ${media.claimedMimeType})`,
      at: messages.at,
    })
    .from(messages)
    .innerJoin(media, eq(media.id, messages.mediaId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        sql`${conversations.contactId} in ${togetherWith(contactId)}`,
        isNotNull(messages.mediaId),
        or(visible(reader)),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.seq))
    .limit(limit);
}

const visible = (reader: Reader): SQL =>
  reader ? isVisibleTo(sql`${reader.userId}::uuid`, sql`${conversations.id}`) : sql`true`;

import { aliasedTable, and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, drafts, notes, sessionOffers, sessionResults, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { connections, numbers } from "@/db/schema/numbers";
import { sessionRatings } from "@/db/schema/ratings";
import { groups, users } from "@/db/schema/team";
import { keptContact, togetherWith } from "@/db/shown-contact";
import type { Viewer } from "./operator";
import { isGuest, liveOfferOf, openSession, visibleTo } from "./visibility-queries";

/** A conversation with its number, contact and open session; null when the viewer may not see it. */
export async function findConversation(db: Db, me: Viewer, conversationId: string) {
  const asked = aliasedTable(users, "asked");
  const [row] = await db
    .select({
      conversation: conversations,
      contact: contacts,
      kept: keptContact,
      number: numbers,
      provider: connections.provider,
      session: sessions,
      campaignName: campaigns.name,
      operatorName: users.name,
      groupName: groups.name,
      groupMode: groups.mode,
      isGuest: isGuest(me),
      offer: { userId: asked.id, userName: asked.name, expiresAt: sessionOffers.expiresAt },
    })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(sessions, openSession())
    .leftJoin(campaigns, eq(campaigns.id, sessions.campaignId))
    .leftJoin(users, eq(users.id, sessions.operatorId))
    .leftJoin(groups, eq(groups.id, sessions.groupId))
    .leftJoin(sessionOffers, liveOfferOf())
    .leftJoin(asked, eq(asked.id, sessionOffers.userId))
    .where(and(eq(conversations.id, conversationId), visibleTo(me)));
  return row ?? null;
}

export type ConversationFacts = NonNullable<Awaited<ReturnType<typeof findConversation>>>;

/** Two people who write into one conversation, or one who writes while it ends, take turns. */
export async function lockConversation(db: Db, conversationId: string): Promise<void> {
  await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.id, conversationId))
    .for("update");
}

export async function identitiesOf(db: Db, contactId: string) {
  return db
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(eq(contactIdentities.contactId, contactId))
    .orderBy(contactIdentities.kind, contactIdentities.value);
}

export async function draftOf(db: Db, userId: string, conversationId: string): Promise<string> {
  const [row] = await db
    .select({ body: drafts.body })
    .from(drafts)
    .where(and(eq(drafts.userId, userId), eq(drafts.conversationId, conversationId)));
  return row?.body ?? "";
}

/** The newest ten sessions with the contact and those together with it over every number (S1.15). */
export async function sessionHistory(db: Db, contactId: string) {
  const operator = aliasedTable(users, "operator");
  return db
    .select({
      sessionId: sessions.id,
      startedAt: sessions.startedAt,
      endedAt: sessions.endedAt,
      resultNameCs: sessionResults.nameCs,
      resultNameEn: sessionResults.nameEn,
      note: sessions.resultNote,
      ratingScore: sessionRatings.score,
      ratingScale: sessionRatings.scale,
      ratingComment: sessionRatings.comment,
      operatorName: operator.name,
      numberName: numbers.name,
    })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(sessionResults, eq(sessionResults.id, sessions.resultId))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .leftJoin(sessionRatings, eq(sessionRatings.sessionId, sessions.id))
    .where(sql`${conversations.contactId} in ${togetherWith(contactId)}`)
    .orderBy(desc(sessions.startedAt), desc(sessions.id))
    .limit(10);
}

/** The newest twenty files of the conversation, both directions (S1.11); a blocked one cannot be opened (S1.13). */
export async function filesOf(db: Db, conversationId: string) {
  return db
    .select({
      mediaId: media.id,
      messageId: messages.id,
      direction: messages.direction,
      kind: messages.kind,
      fileName: media.fileName,
      mimeType: sql<string | null>`coalesce(${media.mimeType}, ${media.claimedMimeType})`,
      byteSize: media.byteSize,
      at: messages.at,
    })
    .from(messages)
    .innerJoin(media, eq(media.id, messages.mediaId))
    .where(and(eq(messages.conversationId, conversationId), ne(media.status, "blocked")))
    .orderBy(desc(messages.at))
    .limit(20);
}

/** Answers whether there was anything unread. */
export async function clearUnread(db: Db, conversationId: string): Promise<boolean> {
  const rows = await db
    .update(conversations)
    .set({ unreadCount: 0 })
    .where(and(eq(conversations.id, conversationId), ne(conversations.unreadCount, 0)))
    .returning({ id: conversations.id });
  return rows.length > 0;
}

/** Unless something is unread already; a conversation without messages stays as it is. */
export async function setUnread(db: Db, conversationId: string): Promise<boolean> {
  const rows = await db
    .update(conversations)
    .set({ unreadCount: 1 })
    .where(
      and(
        eq(conversations.id, conversationId),
        eq(conversations.unreadCount, 0),
        isNotNull(conversations.lastMessageAt),
      ),
    )
    .returning({ id: conversations.id });
  return rows.length > 0;
}

export async function saveDraftRow(db: Db, row: typeof drafts.$inferInsert): Promise<void> {
  const { body, updatedAt } = row;
  await db
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.userId, drafts.conversationId], set: { body, updatedAt } });
}

export async function deleteDraft(db: Db, userId: string, conversationId: string): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.userId, userId), eq(drafts.conversationId, conversationId)));
}

/** The conversation of a contact on a number, made where there is none. */
export async function ensureConversation(
  db: Db,
  row: { id: string; numberId: string; contactId: string },
): Promise<string> {
  await db.insert(conversations).values(row).onConflictDoNothing();
  const [found] = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.numberId, row.numberId), eq(conversations.contactId, row.contactId)));
  if (!found) throw new Error("the conversation is gone");
  return found.id;
}

/** A message that people see in the inbox became the newest; an older one changes nothing. */
export async function noteLastMessage(
  db: Db,
  conversationId: string,
  message: { id: string; at: Date },
): Promise<void> {
  await db
    .update(conversations)
    .set({ lastMessageAt: message.at, lastMessageId: message.id })
    .where(
      and(
        eq(conversations.id, conversationId),
        sql`coalesce(${conversations.lastMessageAt}, '-infinity') <= ${message.at.toISOString()}::timestamptz`,
      ),
    );
}

/** False when the note is there already. */
export async function insertNote(db: Db, row: typeof notes.$inferInsert): Promise<boolean> {
  const rows = await db.insert(notes).values(row).onConflictDoNothing().returning({ id: notes.id });
  return rows.length > 0;
}

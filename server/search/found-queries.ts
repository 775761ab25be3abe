import { aliasedTable, and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { WordKind } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, notes, sessionEvents, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { messageWords } from "@/db/schema/search";
import { users } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";

/** What a page shows of what was found, in no order. */
export async function foundRows(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  const found = [foundMessages(db, ids), foundNotes(db, ids), foundResults(db, ids), foundEvents(db, ids)];
  return (await Promise.all(found)).flat();
}

const operator = aliasedTable(users, "operator");
const shown = {
  messageId: messageWords.messageId,
  at: messageWords.at,
  conversationId: conversations.id,
  kind: messageWords.kind,
  contact: { id: contacts.id, name: shownName, profileName: contacts.profileName, phone: contacts.phone },
  numberName: numbers.name,
  authorName: users.name,
  operatorName: operator.name,
};

/** What colleagues wrote for each other. */
const ofNote = { ...shown, direction: sql<"in" | "out">`'out'`, fileName: sql<string | null>`null` };

/** By the row of words, which knows what its id is of. */
const among = (ids: string[], kind: WordKind): SQL | undefined =>
  and(inArray(messageWords.messageId, ids), eq(messageWords.kind, kind));

async function foundMessages(db: Db, ids: string[]) {
  return db
    .select({
      ...shown,
      direction: sql<"in" | "out">`${messages.direction}`,
      text: sql<string | null>`message_text(${messages.body}, ${messages.payload}, ${messages.mediaId})`,
      fileName: sql<string | null>`${media.fileName}`,
    })
    .from(messageWords)
    .innerJoin(messages, eq(messages.id, messageWords.messageId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, messages.numberId))
    .leftJoin(media, eq(media.id, messages.mediaId))
    .leftJoin(users, eq(users.id, messages.authorId))
    .leftJoin(sessions, eq(sessions.id, messages.sessionId))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .where(among(ids, "message"));
}

async function foundNotes(db: Db, ids: string[]) {
  return db
    .select({ ...ofNote, text: sql<string | null>`${notes.body}` })
    .from(messageWords)
    .innerJoin(notes, eq(notes.id, messageWords.messageId))
    .innerJoin(conversations, eq(conversations.id, notes.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(users, eq(users.id, notes.authorId))
    .leftJoin(sessions, eq(sessions.id, notes.sessionId))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .where(among(ids, "note"));
}

/** What was written when a session was ended. */
async function foundResults(db: Db, ids: string[]) {
  return db
    .select({ ...ofNote, text: sessions.resultNote })
    .from(messageWords)
    .innerJoin(sessions, eq(sessions.id, messageWords.messageId))
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(users, eq(users.id, sessions.endedById))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .where(among(ids, "result"));
}

/** What was written when a session went on to somebody else, or by a rule. */
async function foundEvents(db: Db, ids: string[]) {
  return db
    .select({
      ...ofNote,
      text: sessionEvents.note,
      authorName: sql<string | null>`coalesce(${users.name}, ${sessionEvents.label})`,
    })
    .from(messageWords)
    .innerJoin(
      sessionEvents,
      // Their index is that of conversations and times.
      and(
        eq(sessionEvents.conversationId, messageWords.conversationId),
        eq(sessionEvents.at, messageWords.at),
        eq(sql`event_words_id(${sessionEvents.id})`, messageWords.messageId),
      ),
    )
    .innerJoin(conversations, eq(conversations.id, sessionEvents.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .innerJoin(sessions, eq(sessions.id, sessionEvents.sessionId))
    .leftJoin(users, eq(users.id, sessionEvents.actorId))
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .where(among(ids, "event"));
}

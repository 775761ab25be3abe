import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { roles } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { conversations, mentions, notes } from "@/db/schema/inbox";
import { users } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";
import { isVisibleTo } from "@/db/visible-conversations";
import { mayDo } from "../team/permissions";
import type { Person } from "./mention-rules";
import type { Viewer } from "./operator";
import { visibleTo } from "./visibility-queries";

/** The list shows this many; who has more unread ones reads these first. */
const mostShown = 30;

/** Colleagues who may see the conversation: whoever else were named could not read the note. */
export async function mentionable(db: Db, me: Viewer, conversationId: string): Promise<Person[]> {
  const seeAll = roles.filter((role) => mayDo(role, "inbox.seeAll"));
  return db
    .select({ userId: users.id, name: users.name })
    .from(users)
    .where(
      and(
        eq(users.active, true),
        ne(users.id, me.userId),
        inArray(
          users.role,
          roles.filter((role) => mayDo(role, "inbox.use")),
        ),
        or(inArray(users.role, seeAll), isVisibleTo(sql`${users.id}`, sql`${conversationId}::uuid`)),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}

export async function insertMentions(db: Db, rows: (typeof mentions.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(mentions).values(rows).onConflictDoNothing();
}

/** Notes that name the viewer, in conversations that they still see: the unread first, then the newest. */
export async function mentionsOf(db: Db, me: Viewer) {
  return db
    .select({
      noteId: notes.id,
      conversationId: conversations.id,
      body: sql<string>`left(${notes.body}, 200)`,
      authorName: users.name,
      contact: { id: contacts.id, name: shownName, profileName: contacts.profileName, phone: contacts.phone },
      at: mentions.createdAt,
      readAt: mentions.readAt,
    })
    .from(mentions)
    .innerJoin(notes, eq(notes.id, mentions.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .innerJoin(conversations, eq(conversations.id, notes.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(and(eq(mentions.userId, me.userId), visibleTo(me)))
    .orderBy(sql`${mentions.readAt} is not null`, desc(mentions.createdAt), desc(notes.id))
    .limit(mostShown);
}

/** Answers whether any was unread. */
export async function markMentionsRead(
  db: Db,
  { userId, conversationId, at }: { userId: string; conversationId: string; at: Date },
): Promise<boolean> {
  const there = db.select({ id: notes.id }).from(notes).where(eq(notes.conversationId, conversationId));
  const rows = await db
    .update(mentions)
    .set({ readAt: at })
    .where(and(eq(mentions.userId, userId), isNull(mentions.readAt), inArray(mentions.noteId, there)))
    .returning({ noteId: mentions.noteId });
  return rows.length > 0;
}

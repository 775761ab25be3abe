import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";
import { sessionTags, tags } from "@/db/schema/tags";

/** True when it was not there before. */
export async function addSessionTag(db: Db, row: typeof sessionTags.$inferInsert): Promise<boolean> {
  const rows = await db.insert(sessionTags).values(row).onConflictDoNothing().returning({ tagId: sessionTags.tagId });
  return rows.length > 0;
}

/** True when it was there. */
export async function dropSessionTag(db: Db, { sessionId, tagId }: { sessionId: string; tagId: string }) {
  const rows = await db
    .delete(sessionTags)
    .where(and(eq(sessionTags.sessionId, sessionId), eq(sessionTags.tagId, tagId)))
    .returning({ tagId: sessionTags.tagId });
  return rows.length > 0;
}

/** What stands on a conversation in lists and in its header: the tags of its newest session, retired ones too. */
export async function shownTags(db: Db, conversationIds: string[]) {
  if (conversationIds.length === 0) return [];
  // One by one: a client of many years has many sessions.
  const newest = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.conversationId, conversations.id))
    .orderBy(desc(sessions.startedAt))
    .limit(1)
    .as("newest");
  return db
    .select({ conversationId: conversations.id, id: tags.id, name: tags.name, color: tags.color })
    .from(conversations)
    .crossJoinLateral(newest)
    .innerJoin(sessionTags, eq(sessionTags.sessionId, newest.id))
    .innerJoin(tags, eq(tags.id, sessionTags.tagId))
    .where(inArray(conversations.id, conversationIds))
    .orderBy(asc(sql`lower(${tags.name})`));
}

/** The conversations whose newest session has the tag. */
export const taggedWith = (tagId: string): SQL => sql`(
  select ts.conversation_id from session_tags st join sessions ts on ts.id = st.session_id
   where st.tag_id = ${tagId}::uuid
     and ts.started_at = (select max(ns.started_at) from sessions ns where ns.conversation_id = ts.conversation_id)
)`;

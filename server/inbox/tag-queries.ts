import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions } from "@/db/schema/inbox";
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
  const newest = db
    .selectDistinctOn([sessions.conversationId], { id: sessions.id, conversationId: sessions.conversationId })
    .from(sessions)
    .where(inArray(sessions.conversationId, conversationIds))
    .orderBy(sessions.conversationId, desc(sessions.startedAt))
    .as("newest");
  return db
    .select({ conversationId: newest.conversationId, id: tags.id, name: tags.name, color: tags.color })
    .from(newest)
    .innerJoin(sessionTags, eq(sessionTags.sessionId, newest.id))
    .innerJoin(tags, eq(tags.id, sessionTags.tagId))
    .orderBy(asc(sql`lower(${tags.name})`));
}

/** The conversations whose newest session has the tag. */
export const taggedWith = (tagId: string): SQL => sql`(
  select ts.conversation_id from session_tags st join sessions ts on ts.id = st.session_id
   where st.tag_id = ${tagId}::uuid
     and ts.started_at = (select max(ns.started_at) from sessions ns where ns.conversation_id = ts.conversation_id)
)`;

import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
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

/** Whether the newest session of a conversation has the tag: an answer a row, so that a page costs no more where the tag is common. */
export const newestHas = (tagId: string): SQL => sql`${tagId}::uuid = any(array(
  select st.tag_id from session_tags st where st.session_id = (
    select ns.id from sessions ns where ns.conversation_id = ${conversations.id} order by ns.started_at desc limit 1)))`;

/** Whether a conversation is one of those of which any session has the tag; looked up one by one, so for rare tags only. */
export const everHad = (tagId: string): SQL => sql`${conversations.id} = any(array(
  select ts.conversation_id from session_tags st
   cross join lateral (select es.conversation_id from sessions es where es.id = st.session_id limit 1) ts
   where st.tag_id = ${tagId}::uuid))`;

/** So many are looked up one by one; a tag that more sessions have is soon found from the newest conversation on. */
const fewSessions = 1_000;

export async function isRareTag(db: Db, tagId: string): Promise<boolean> {
  const some = db
    .select({ id: sessionTags.sessionId })
    .from(sessionTags)
    .where(eq(sessionTags.tagId, tagId))
    .limit(fewSessions + 1)
    .as("some");
  const [row] = await db.select({ count: count() }).from(some);
  return (row?.count ?? 0) <= fewSessions;
}

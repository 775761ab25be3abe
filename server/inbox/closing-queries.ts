import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";
import { closingMs, windowMs } from "../delivery/window";
import { found, type Page, type PageKey, rowOf } from "./list-queries";
import type { Viewer } from "./operator";
import { visibleTo } from "./visibility-queries";

/** Open sessions that the viewer sees and whose window ends soon, the first to end first; a later message takes one out. */
export async function closingPage(db: Db, me: Viewer, page: Page, now: Date): Promise<PageKey[]> {
  const { after } = page;
  const at = conversations.lastClientMessageAt;
  return db
    .select({ id: conversations.id, at: sql<Date>`${at}`.mapWith(at).as("at") })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(
      and(
        ne(sessions.status, "ended"),
        sql`${at} > ${ago(now, windowMs)} and ${at} <= ${ago(now, windowMs - closingMs)}`,
        visibleTo(me),
        found(page),
        after ? sql`(${at}, ${conversations.id}) > ${rowOf(after)}` : undefined,
      ),
    )
    .orderBy(asc(at), asc(conversations.id))
    .limit(page.limit);
}

const ago = (now: Date, ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;

export type Reminder = { id: string; conversationId: string };

/**
 * Reminds the operators of active sessions whose window ends within `withinMs` while the client's word is the last one; each of them
 * once for each end of the window.
 */
export async function insertReminders(db: Db, { now, withinMs }: { now: Date; withinMs: number }): Promise<Reminder[]> {
  const rows = await db.execute<{ id: string; conversation_id: string }>(sql`
    with told as (
      insert into window_reminders (id, session_id, user_id, window_ends_at, created_at)
      select gen_random_uuid(), s.id, s.operator_id, c.last_client_message_at + ${windowMs} * interval '1 millisecond',
             ${now.toISOString()}::timestamptz
        from sessions s join conversations c on c.id = s.conversation_id join messages m on m.id = c.last_message_id
       where s.status = 'active' and s.operator_id is not null and m.direction = 'in'
         and c.last_client_message_at > ${ago(now, windowMs)} and c.last_client_message_at <= ${ago(now, windowMs - withinMs)}
      on conflict do nothing
      returning id, session_id)
    select t.id, s.conversation_id from told t join sessions s on s.id = t.session_id`);
  return rows.map((row) => ({ id: row.id, conversationId: row.conversation_id }));
}

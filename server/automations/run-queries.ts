import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { automationEvents, automationFirings } from "@/db/schema/automations";
import type { Automation } from "./queries";

/** What breaks a rule three times is left alone, so that it holds up nothing else. */
const mostTries = 3;

/** The next happening that nobody looks at, counted as tried; null = there is none. */
export async function takeEvent(db: Db): Promise<number | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    update automation_events set tries = tries + 1
     where id = (select id from automation_events where tries < ${mostTries} order by tries, id limit 1 for update skip locked)
    returning id`);
  return row ? Number(row.id) : null;
}

/** Removes the happening in the transaction in which the rules act on it; null = somebody else did. */
export async function removeEvent(db: Db, id: number) {
  const [row] = await db.delete(automationEvents).where(eq(automationEvents.id, id)).returning();
  return row ?? null;
}

/** False when the rule acted for that occasion before. */
export async function insertFiring(db: Db, row: typeof automationFirings.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(automationFirings)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: automationFirings.id });
  return rows.length > 0;
}

export async function saveDone(
  db: Db,
  id: string,
  done: (typeof automationFirings.$inferInsert)["done"],
): Promise<void> {
  await db.update(automationFirings).set({ done }).where(eq(automationFirings.id, id));
}

/** What the conditions may ask about a session; the text of that message, else of the client's last one. */
export async function subjectOf(db: Db, sessionId: string, messageId: string | null) {
  const [row] = await db.execute<{
    number_id: string;
    conversation_id: string;
    campaign_id: string | null;
    text: string | null;
  }>(sql`
    select c.number_id, c.id as conversation_id, s.campaign_id,
           (select m.body from messages m where m.conversation_id = c.id and m.direction = 'in' and m.kind <> 'reaction'
               and (${messageId}::uuid is null or m.id = ${messageId}::uuid) order by m.at desc, m.seq desc limit 1) as text
      from sessions s join conversations c on c.id = s.conversation_id where s.id = ${sessionId}`);
  if (!row) return null;
  return { numberId: row.number_id, conversationId: row.conversation_id, campaignId: row.campaign_id, text: row.text };
}

export type Due = { sessionId: string; occasion: string };

/**
 * Open sessions whose client has waited for an answer of a person for so long, or whose window ends in so long, each once for a
 * message of the client.
 */
export async function dueSessions(db: Db, automation: Automation, now: Date, limit: number): Promise<Due[]> {
  const { id, trigger, activeSince } = automation;
  if (trigger.kind !== "no_answer" && trigger.kind !== "window_ends") return [];
  const at = sql`${now.toISOString()}::timestamptz`;
  const minutes = sql`${trigger.minutes} * interval '1 minute'`;
  const isDue =
    trigger.kind === "no_answer"
      ? sql`c.last_client_message_at <= ${at} - ${minutes} and c.last_client_message_at >= ${activeSince.toISOString()}::timestamptz
          and not exists (select 1 from messages m where m.conversation_id = c.id and m.direction = 'out'
                             and m.author_id is not null and m.at > c.last_client_message_at)`
      : sql`c.last_client_message_at + interval '24 hours' > ${at} and c.last_client_message_at + interval '24 hours' <= ${at} + ${minutes}`;
  const rows = await db.execute<{ session_id: string; occasion: string }>(sql`
    select s.id as session_id, o.occasion
      from sessions s join conversations c on c.id = s.conversation_id
      cross join lateral (select ${trigger.kind} || ':' || to_char(c.last_client_message_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') as occasion) o
     where s.status in ('waiting', 'active') and ${isDue}
       and not exists (select 1 from automation_firings f where f.automation_id = ${id} and f.session_id = s.id and f.occasion = o.occasion)
     order by c.last_client_message_at limit ${limit}`);
  return rows.map((row) => ({ sessionId: row.session_id, occasion: row.occasion }));
}

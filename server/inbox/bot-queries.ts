import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { botRuns, bots } from "@/db/schema/bots";
import { contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { connections, numbers } from "@/db/schema/numbers";

export async function insertTalks(db: Db, rows: (typeof botRuns.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(botRuns).values(rows);
}

/** The sessions among these that a bot leads, each with its talk and what decides whether the bot may say anything. */
export async function talksOf(db: Db, sessionIds: string[]) {
  return db
    .select({
      run: botRuns,
      sessionId: sessions.id,
      conversationId: sessions.conversationId,
      groupId: sessions.groupId,
      numberId: numbers.id,
      numberStatus: numbers.status,
      provider: connections.provider,
      isOn: sql<boolean>`coalesce(${bots.enabled}, false)`,
      isUnwanted: sql<boolean>`${contacts.blockedAt} is not null or ${contacts.marketingOptedOutAt} is not null`,
    })
    .from(sessions)
    .innerJoin(botRuns, eq(botRuns.sessionId, sessions.id))
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(bots, eq(bots.id, botRuns.botId))
    .where(and(inArray(sessions.id, sessionIds), eq(sessions.status, "bot"), isNull(botRuns.endedAt)))
    .for("update", { of: botRuns });
}

export type Talk = Awaited<ReturnType<typeof talksOf>>[number];

export async function saveTalk(db: Db, sessionId: string, change: Partial<typeof botRuns.$inferInsert>): Promise<void> {
  await db.update(botRuns).set(change).where(eq(botRuns.sessionId, sessionId));
}

/** Sessions at a bot whose client has said nothing for too long, or that have lost their talk. */
export async function silentSessions(db: Db, now: Date, limit: number) {
  return db
    .select({ sessionId: sessions.id, conversationId: sessions.conversationId, groupId: sessions.groupId })
    .from(sessions)
    .leftJoin(botRuns, eq(botRuns.sessionId, sessions.id))
    .where(and(eq(sessions.status, "bot"), or(isNull(botRuns.sessionId), lte(botRuns.silentAt, now))))
    .orderBy(sessions.startedAt)
    .limit(limit);
}

/** The talk of a session, whose client is silent still; locked until the end of the transaction. */
export async function lockSilentTalk(db: Db, sessionId: string, now: Date) {
  const [row] = await db
    .select({ silentAt: botRuns.silentAt })
    .from(botRuns)
    .where(eq(botRuns.sessionId, sessionId))
    .for("update");
  return !row || row.silentAt <= now;
}

/** Talks that go on in no session any more: a person came. */
export async function closeTakenTalks(db: Db, now: Date): Promise<void> {
  await db
    .update(botRuns)
    .set({ endedAt: now, outcome: "taken" })
    .where(
      and(
        isNull(botRuns.endedAt),
        sql`not exists (select 1 from ${sessions} s where s.id = ${botRuns.sessionId} and s.status = 'bot')`,
      ),
    );
}

/** What a bot did in a session; null = none spoke in it. */
export async function talkOf(db: Db, sessionId: string) {
  const [row] = await db
    .select({
      botName: botRuns.botName,
      path: botRuns.path,
      startedAt: botRuns.startedAt,
      endedAt: botRuns.endedAt,
      outcome: botRuns.outcome,
    })
    .from(botRuns)
    .where(eq(botRuns.sessionId, sessionId));
  return row ?? null;
}

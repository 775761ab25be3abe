import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { GroupMode, SessionStatus } from "@/db/enums";
import { conversations, sessionEvents, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { groups, users } from "@/db/schema/team";
import type { Viewer } from "./operator";
import { notSnoozed } from "./snooze-queries";
import { visibleTo } from "./visibility-queries";

export type NewSession = typeof sessions.$inferInsert;

export async function insertSessions(db: Db, rows: NewSession[]): Promise<void> {
  if (rows.length > 0) await db.insert(sessions).values(rows);
}

/** What the transcript tells. */
export async function insertSessionEvents(db: Db, rows: (typeof sessionEvents.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(sessionEvents).values(rows);
}

/** A session, open or past; null when the viewer may not see its conversation. */
export async function findSession(db: Db, me: Viewer, sessionId: string) {
  const [row] = await db
    .select({ session: sessions, operatorName: users.name })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(users, eq(users.id, sessions.operatorId))
    .where(and(eq(sessions.id, sessionId), visibleTo(me)));
  return row ?? null;
}

export async function updateFields(db: Db, sessionId: string, fields: Record<string, string>): Promise<void> {
  await db.update(sessions).set({ fields }).where(eq(sessions.id, sessionId));
}

/** False when the session stands in none of `from`: somebody else was quicker. */
export async function moveSession(
  db: Db,
  sessionId: string,
  from: SessionStatus[],
  change: Partial<NewSession>,
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ ...notSnoozed, ...change })
    .where(and(eq(sessions.id, sessionId), inArray(sessions.status, from)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** The client reacted: what waited for them goes on (S1.28), what was put aside is back. */
export async function wakeSessions(db: Db, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await db
    .update(sessions)
    .set({ status: "active", ...notSnoozed })
    .where(and(inArray(sessions.id, sessionIds), inArray(sessions.status, ["active", "awaiting_reply"])));
}

export async function openSessionOf(db: Db, conversationId: string) {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.conversationId, conversationId), ne(sessions.status, "ended")));
  return row ?? null;
}

/** The session before the one that begins now; null = it is the first. */
export async function lastSessionOf(db: Db, conversationId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.conversationId, conversationId))
    .orderBy(desc(sessions.startedAt))
    .limit(1);
  return row?.id ?? null;
}

/** What is filled in of the newest session (N.71). */
export async function fieldsOfLast(db: Db, conversationId: string): Promise<Record<string, string>> {
  const [row] = await db
    .select({ fields: sessions.fields })
    .from(sessions)
    .where(eq(sessions.conversationId, conversationId))
    .orderBy(desc(sessions.startedAt))
    .limit(1);
  return row?.fields ?? {};
}

export async function groupModeOf(db: Db, groupId: string | null): Promise<GroupMode | null> {
  if (!groupId) return null;
  const [row] = await db.select({ mode: groups.mode }).from(groups).where(eq(groups.id, groupId));
  return row?.mode ?? null;
}

export async function nameOfUser(db: Db, userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const [row] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? null;
}

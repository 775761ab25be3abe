import { and, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";

/** Puts a running session aside; false when it does not run any more. */
export async function putAside(
  db: Db,
  { sessionId, at, until }: { sessionId: string; at: Date; until: Date | null },
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ snoozedAt: at, snoozedUntil: until })
    .where(and(eq(sessions.id, sessionId), inArray(sessions.status, ["active", "awaiting_reply"])))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Null when it was not put aside. */
export async function takeBack(db: Db, sessionId: string): Promise<string | null> {
  const [row] = await db
    .update(sessions)
    .set(notSnoozed)
    .where(and(eq(sessions.id, sessionId), isNotNull(sessions.snoozedAt)))
    .returning({ conversationId: sessions.conversationId });
  return row?.conversationId ?? null;
}

/** Takes back every session whose time has come; each is answered once, however many ticks run at the same time. */
export async function takeBackDue(db: Db, now: Date) {
  return db
    .update(sessions)
    .set(notSnoozed)
    .where(and(isNotNull(sessions.snoozedAt), lte(sessions.snoozedUntil, now)))
    .returning({ sessionId: sessions.id, conversationId: sessions.conversationId });
}

/** What came back stands out in the list until somebody looks. */
export async function markUnread(db: Db, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await db
    .update(conversations)
    .set({ unreadCount: sql`greatest(${conversations.unreadCount}, 1)` })
    .where(inArray(conversations.id, conversationIds));
}

/** Whatever happens to a session otherwise ends its being put aside too. */
export const notSnoozed = { snoozedAt: null, snoozedUntil: null } as const;

import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";
import { connections, numbers } from "@/db/schema/numbers";
import type { Page, PageKey } from "./list-queries";
import type { Viewer } from "./operator";
import { visibleTo } from "./visibility-queries";

/** Marks open sessions whose clients ask that we get back to them; answers those that were not marked. */
export async function markCallbacks(db: Db, sessionIds: string[], at: Date): Promise<string[]> {
  const rows = await db
    .update(sessions)
    .set({ callbackAskedAt: at, callbackClearedAt: null, callbackClearedById: null })
    .where(
      and(
        inArray(sessions.id, sessionIds),
        ne(sessions.status, "ended"),
        sql`(${sessions.callbackAskedAt} is null or ${sessions.callbackClearedAt} is not null)`,
      ),
    )
    .returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}

/** False when nobody is to be got back to. */
export async function clearMark(db: Db, sessionId: string, by: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ callbackClearedAt: at, callbackClearedById: by })
    .where(and(eq(sessions.id, sessionId), isNotNull(sessions.callbackAskedAt), isNull(sessions.callbackClearedAt)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Open sessions that the viewer sees whose clients wait for us to get back to them, the first to ask first. */
export async function callbackPage(db: Db, me: Viewer, { after, limit }: Page): Promise<PageKey[]> {
  return db
    .select({ id: conversations.id, at: sql<Date>`${sessions.callbackAskedAt}`.mapWith(sessions.callbackAskedAt) })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .where(
      and(
        isNotNull(sessions.callbackAskedAt),
        isNull(sessions.callbackClearedAt),
        ne(sessions.status, "ended"),
        visibleTo(me),
        after
          ? sql`(${sessions.callbackAskedAt}, ${conversations.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(sessions.callbackAskedAt), asc(conversations.id))
    .limit(limit);
}

/** Over which provider each of these numbers writes. */
export async function providersOf(db: Db, numberIds: string[]) {
  if (numberIds.length === 0) return [];
  return db
    .select({ numberId: numbers.id, provider: connections.provider })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(inArray(numbers.id, numberIds));
}

import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessionGuests } from "@/db/schema/inbox";
import { users } from "@/db/schema/team";

/** False when the person is a guest of the session already. */
export async function addGuest(db: Db, row: typeof sessionGuests.$inferInsert): Promise<boolean> {
  const { invitedById, joinedAt } = row;
  const rows = await db
    .insert(sessionGuests)
    .values(row)
    .onConflictDoUpdate({
      target: [sessionGuests.sessionId, sessionGuests.userId],
      set: { invitedById, joinedAt, leftAt: null },
      setWhere: sql`${sessionGuests.leftAt} is not null`,
    })
    .returning({ userId: sessionGuests.userId });
  return rows.length > 0;
}

/** Ends the visit of one guest, or of all; answers whether there was one. */
export async function dismissGuests(
  db: Db,
  { sessionId, userId, at }: { sessionId: string; userId?: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(sessionGuests)
    .set({ leftAt: at })
    .where(
      and(
        eq(sessionGuests.sessionId, sessionId),
        isNull(sessionGuests.leftAt),
        userId ? eq(sessionGuests.userId, userId) : undefined,
      ),
    )
    .returning({ userId: sessionGuests.userId });
  return rows.length > 0;
}

export async function guestsOf(db: Db, sessionId: string) {
  return db
    .select({ userId: users.id, name: users.name })
    .from(sessionGuests)
    .innerJoin(users, eq(users.id, sessionGuests.userId))
    .where(and(eq(sessionGuests.sessionId, sessionId), isNull(sessionGuests.leftAt)))
    .orderBy(asc(sessionGuests.joinedAt));
}

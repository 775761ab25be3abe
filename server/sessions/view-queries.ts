import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessionTables, sessionViews } from "@/db/schema/sessions";
import { users } from "@/db/schema/team";

const columns = {
  id: sessionViews.id,
  name: sessionViews.name,
  address: sessionViews.address,
  columns: sessionViews.columns,
  isShared: sessionViews.isShared,
  ownerId: sessionViews.ownerId,
  ownerName: users.name,
};

/** Somebody's own views and everybody's, by name. */
export async function viewsOf(db: Db, userId: string) {
  return db
    .select(columns)
    .from(sessionViews)
    .innerJoin(users, eq(users.id, sessionViews.ownerId))
    .where(seenBy(userId))
    .orderBy(asc(sql`lower(${sessionViews.name})`), asc(sessionViews.id));
}

/** A view that the person may see. */
export async function findView(db: Db, userId: string, id: string) {
  const [row] = await db
    .select(columns)
    .from(sessionViews)
    .innerJoin(users, eq(users.id, sessionViews.ownerId))
    .where(and(eq(sessionViews.id, id), seenBy(userId)));
  return row ?? null;
}

const seenBy = (userId: string) => or(eq(sessionViews.ownerId, userId), eq(sessionViews.isShared, true));

/** Whether its owner has another view of this name. */
export async function hasViewNamed(db: Db, ownerId: string, name: string, butId: string | null): Promise<boolean> {
  const rows = await db
    .select({ id: sessionViews.id })
    .from(sessionViews)
    .where(and(eq(sessionViews.ownerId, ownerId), sql`lower(${sessionViews.name}) = lower(${name})`));
  return rows.some(({ id }) => id !== butId);
}

export async function insertView(db: Db, row: typeof sessionViews.$inferInsert): Promise<void> {
  await db.insert(sessionViews).values(row);
}

export async function updateView(db: Db, id: string, change: Partial<typeof sessionViews.$inferInsert>): Promise<void> {
  await db.update(sessionViews).set(change).where(eq(sessionViews.id, id));
}

export async function deleteViewRow(db: Db, id: string): Promise<void> {
  await db.delete(sessionViews).where(eq(sessionViews.id, id));
}

export async function findTable(db: Db, userId: string) {
  const [row] = await db.select().from(sessionTables).where(eq(sessionTables.userId, userId));
  return row ?? null;
}

export async function saveTable(
  db: Db,
  row: typeof sessionTables.$inferInsert,
  change: Partial<typeof sessionTables.$inferInsert>,
): Promise<void> {
  await db.insert(sessionTables).values(row).onConflictDoUpdate({ target: sessionTables.userId, set: change });
}

import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { groupMembers, groups, users } from "@/db/schema/team";

export async function allGroups(db: Db) {
  return db.select().from(groups).where(eq(groups.active, true)).orderBy(asc(groups.name));
}

export async function allMembers(db: Db) {
  return db
    .select({ groupId: groupMembers.groupId, id: users.id, name: users.name, active: users.active })
    .from(groupMembers)
    .innerJoin(users, eq(users.id, groupMembers.userId))
    .orderBy(asc(users.name));
}

/** The numbers whose conversations a group sees. */
export async function numbersOfGroups(db: Db) {
  return db
    .select({ groupId: numbers.groupId, id: numbers.id, name: numbers.name })
    .from(numbers)
    .orderBy(asc(numbers.name));
}

/** False when another group has the name. */
export async function insertGroup(db: Db, row: typeof groups.$inferInsert): Promise<boolean> {
  const rows = await db.insert(groups).values(row).onConflictDoNothing().returning({ id: groups.id });
  return rows.length > 0;
}

export async function nameIsTaken(db: Db, name: string, groupId: string | null): Promise<boolean> {
  const [row] = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(sql`lower(${groups.name})`, name.toLowerCase()), groupId ? ne(groups.id, groupId) : undefined));
  return row !== undefined;
}

export async function updateGroup(
  db: Db,
  groupId: string,
  change: Partial<Omit<typeof groups.$inferInsert, "id">>,
): Promise<boolean> {
  const rows = await db
    .update(groups)
    .set(change)
    .where(and(eq(groups.id, groupId), eq(groups.active, true)))
    .returning({ id: groups.id });
  return rows.length > 0;
}

export async function setMembers(db: Db, groupId: string, memberIds: string[]): Promise<void> {
  await db.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
  if (memberIds.length > 0) await db.insert(groupMembers).values(memberIds.map((userId) => ({ groupId, userId })));
}

/** How many of these accounts there are. */
export async function countPeople(db: Db, userIds: string[]): Promise<number> {
  if (userIds.length === 0) return 0;
  return (await db.select({ id: users.id }).from(users).where(inArray(users.id, userIds))).length;
}

/** What keeps a group from being dissolved. */
export async function usesOfGroup(db: Db, groupId: string) {
  const owned = await db.select({ name: numbers.name }).from(numbers).where(eq(numbers.groupId, groupId));
  const [open] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(sessions)
    .where(and(eq(sessions.groupId, groupId), ne(sessions.status, "ended")));
  return { numbers: owned.length, sessions: open?.count ?? 0 };
}

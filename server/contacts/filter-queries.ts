import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contactFilters } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";

const columns = {
  id: contactFilters.id,
  name: contactFilters.name,
  conditions: contactFilters.conditions,
  isShared: contactFilters.isShared,
  ownerId: contactFilters.ownerId,
  ownerName: users.name,
};

/** Somebody's own and everybody's, by name. */
export async function filtersOf(db: Db, userId: string) {
  return db
    .select(columns)
    .from(contactFilters)
    .innerJoin(users, eq(users.id, contactFilters.ownerId))
    .where(or(eq(contactFilters.ownerId, userId), eq(contactFilters.isShared, true)))
    .orderBy(asc(sql`lower(${contactFilters.name})`), asc(contactFilters.id));
}

export async function findFilter(db: Db, id: string) {
  const [row] = await db
    .select(columns)
    .from(contactFilters)
    .innerJoin(users, eq(users.id, contactFilters.ownerId))
    .where(eq(contactFilters.id, id));
  return row ?? null;
}

/** Whether its owner has another filter of this name. */
export async function hasFilterNamed(db: Db, ownerId: string, name: string, butId: string | null): Promise<boolean> {
  const rows = await db
    .select({ id: contactFilters.id })
    .from(contactFilters)
    .where(and(eq(contactFilters.ownerId, ownerId), sql`lower(${contactFilters.name}) = lower(${name})`));
  return rows.some(({ id }) => id !== butId);
}

export async function insertFilter(db: Db, row: typeof contactFilters.$inferInsert): Promise<void> {
  await db.insert(contactFilters).values(row);
}

export async function updateFilter(db: Db, id: string, change: Partial<typeof contactFilters.$inferInsert>) {
  await db.update(contactFilters).set(change).where(eq(contactFilters.id, id));
}

export async function deleteFilterRow(db: Db, id: string): Promise<void> {
  await db.delete(contactFilters).where(eq(contactFilters.id, id));
}

/** Numbers a filter may ask for. */
export async function numberNames(db: Db) {
  return db
    .select({ id: numbers.id, name: numbers.name, phone: numbers.phone })
    .from(numbers)
    .orderBy(asc(numbers.name));
}

import { aliasedTable, and, desc, eq, isNull, like, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contactBlocks, contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";

const blocker = aliasedTable(users, "blocker");
const unblocker = aliasedTable(users, "unblocker");

const columns = {
  id: contactBlocks.id,
  reason: contactBlocks.reason,
  blockedAt: contactBlocks.blockedAt,
  blockedBy: sql<string>`${blocker.name}`,
  unblockedAt: contactBlocks.unblockedAt,
  unblockedBy: sql<string | null>`${unblocker.name}`,
};

export type Block = {
  id: string;
  reason: string;
  blockedAt: Date;
  blockedBy: string;
  unblockedAt: Date | null;
  unblockedBy: string | null;
};

/** Every time the contact was blocked, the newest first. */
export async function blocksOf(db: Db, contactId: string): Promise<Block[]> {
  return db
    .select(columns)
    .from(contactBlocks)
    .innerJoin(blocker, eq(blocker.id, contactBlocks.blockedById))
    .leftJoin(unblocker, eq(unblocker.id, contactBlocks.unblockedById))
    .where(eq(contactBlocks.contactId, contactId))
    .orderBy(desc(contactBlocks.blockedAt))
    .limit(20);
}

/** Blacklist (N.64): who is blocked now, the newest first; searched by name or phone. */
export async function blockedPage(
  db: Db,
  { patterns, after, limit }: { patterns: string[][]; after: { at: Date; id: string } | null; limit: number },
) {
  return db
    .select({
      contactId: contacts.id,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`,
      phone: contacts.phone,
      /** Never null: only the blocked are asked for. */
      blockedAt: sql<Date>`${contacts.blockedAt}`.mapWith(contacts.createdAt),
      reason: contactBlocks.reason,
      blockedBy: blocker.name,
    })
    .from(contacts)
    .leftJoin(contactBlocks, and(eq(contactBlocks.contactId, contacts.id), isNull(contactBlocks.unblockedAt)))
    .leftJoin(blocker, eq(blocker.id, contactBlocks.blockedById))
    .where(
      and(
        sql`${contacts.blockedAt} is not null`,
        ...patterns.map((any) => or(...any.map((pattern) => like(contacts.searchText, pattern)))),
        after
          ? sql`(${contacts.blockedAt}, ${contacts.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(contacts.blockedAt), desc(contacts.id))
    .limit(limit);
}

export async function insertBlock(db: Db, row: typeof contactBlocks.$inferInsert): Promise<void> {
  await db.insert(contactBlocks).values(row);
}

export async function endBlock(
  db: Db,
  contactId: string,
  end: { unblockedAt: Date; unblockedById: string },
): Promise<void> {
  await db
    .update(contactBlocks)
    .set(end)
    .where(and(eq(contactBlocks.contactId, contactId), isNull(contactBlocks.unblockedAt)));
}

import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessionTags, tags } from "@/db/schema/tags";

const columns = { id: tags.id, name: tags.name, color: tags.color, retiredAt: tags.retiredAt };

/** Every tag by name, retired ones last. */
export async function listAll(db: Db) {
  return db
    .select({ ...columns, isUsed: sql<boolean>`exists (select 1 from ${sessionTags} st where st.tag_id = ${tags.id})` })
    .from(tags)
    .orderBy(sql`${tags.retiredAt} is not null`, asc(sql`lower(${tags.name})`));
}

export async function listOffered(db: Db) {
  return db
    .select({ id: tags.id, name: tags.name, color: tags.color })
    .from(tags)
    .where(isNull(tags.retiredAt))
    .orderBy(asc(sql`lower(${tags.name})`));
}

export async function findTag(db: Db, id: string) {
  const [row] = await db.select(columns).from(tags).where(eq(tags.id, id));
  return row ?? null;
}

/** Whether another tag that is offered has this name, in whatever case. */
export async function isTaken(db: Db, name: string, butId: string | null): Promise<boolean> {
  const rows = await db
    .select({ id: tags.id })
    .from(tags)
    .where(
      and(isNull(tags.retiredAt), sql`lower(${tags.name}) = lower(${name})`, butId ? ne(tags.id, butId) : undefined),
    );
  return rows.length > 0;
}

/** False when the name is taken. */
export async function insertTag(db: Db, row: typeof tags.$inferInsert): Promise<boolean> {
  const rows = await db.insert(tags).values(row).onConflictDoNothing().returning({ id: tags.id });
  return rows.length > 0;
}

export async function updateTag(db: Db, id: string, change: Partial<typeof tags.$inferInsert>): Promise<boolean> {
  const rows = await db.update(tags).set(change).where(eq(tags.id, id)).returning({ id: tags.id });
  return rows.length > 0;
}

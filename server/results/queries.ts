import { asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessionResults, sessions } from "@/db/schema/inbox";

const columns = {
  id: sessionResults.id,
  nameCs: sessionResults.nameCs,
  nameEn: sessionResults.nameEn,
  color: sessionResults.color,
  noteRequired: sessionResults.noteRequired,
  active: sessionResults.active,
};

/** Every result, the offered ones first, in their order. */
export async function listAll(db: Db) {
  return db
    .select({
      ...columns,
      isUsed: sql<boolean>`exists (select 1 from ${sessions} s where s.result_id = ${sessionResults.id})`,
    })
    .from(sessionResults)
    .orderBy(desc(sessionResults.active), asc(sessionResults.position), asc(sessionResults.nameCs));
}

export async function listOffered(db: Db) {
  return db
    .select(columns)
    .from(sessionResults)
    .where(eq(sessionResults.active, true))
    .orderBy(asc(sessionResults.position), asc(sessionResults.nameCs));
}

/** Those that are offered; who takes one away waits for whoever does the same. */
export async function lockOffered(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: sessionResults.id })
    .from(sessionResults)
    .where(eq(sessionResults.active, true))
    .orderBy(asc(sessionResults.id))
    .for("update");
  return rows.map(({ id }) => id);
}

export async function findResult(db: Db, id: string) {
  const [row] = await db.select(columns).from(sessionResults).where(eq(sessionResults.id, id));
  return row ?? null;
}

type Row = typeof sessionResults.$inferInsert;

/** Behind those that are offered already. */
export async function insertResult(db: Db, row: Omit<Row, "position">): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), -1) + 1 from session_results)`;
  await db.insert(sessionResults).values({ ...row, position });
}

/** False when there is none. */
export async function updateResult(db: Db, id: string, change: Partial<Row>): Promise<boolean> {
  const rows = await db
    .update(sessionResults)
    .set(change)
    .where(eq(sessionResults.id, id))
    .returning({ id: sessionResults.id });
  return rows.length > 0;
}

import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { bots } from "@/db/schema/bots";
import { numbers } from "@/db/schema/numbers";
import { routingRules } from "@/db/schema/routing";
import { groups, users } from "@/db/schema/team";

type Row = typeof bots.$inferInsert;

/** Every bot by its name, and how many sessions it has talked in since then. */
export async function listAll(db: Db, since: Date) {
  return db
    .select({
      id: bots.id,
      name: bots.name,
      enabled: bots.enabled,
      stepCount: sql<number>`jsonb_array_length(${bots.script} -> 'steps')`,
      sessionCount: sql<number>`(select count(*)::int from bot_runs r where r.bot_id = ${bots.id}
        and r.started_at >= ${since.toISOString()}::timestamptz)`,
      updatedAt: bots.updatedAt,
    })
    .from(bots)
    .orderBy(asc(bots.name));
}

export async function findBot(db: Db, botId: string) {
  const [row] = await db
    .select({
      id: bots.id,
      name: bots.name,
      enabled: bots.enabled,
      script: bots.script,
      version: bots.version,
      updatedAt: bots.updatedAt,
      updatedByName: users.name,
    })
    .from(bots)
    .leftJoin(users, eq(users.id, bots.updatedById))
    .where(eq(bots.id, botId));
  return row ?? null;
}

/** The bots among these that are switched on. */
export async function findEnabled(db: Db, botIds: string[]) {
  if (botIds.length === 0) return [];
  return db
    .select({ id: bots.id, name: bots.name, script: bots.script })
    .from(bots)
    .where(and(inArray(bots.id, botIds), eq(bots.enabled, true)));
}

/** The rules of the routing that name these bots. */
export async function rulesNaming(db: Db, botIds: string[]) {
  if (botIds.length === 0) return [];
  return db
    .select({
      botId: sql<string>`${routingRules.targetBotId}`,
      ruleName: routingRules.name,
      numberId: numbers.id,
      numberName: numbers.name,
    })
    .from(routingRules)
    .innerJoin(numbers, eq(numbers.id, routingRules.numberId))
    .where(inArray(routingRules.targetBotId, botIds))
    .orderBy(asc(numbers.name), asc(routingRules.position));
}

export async function isNameTaken(db: Db, botId: string, name: string): Promise<boolean> {
  const rows = await db
    .select({ id: bots.id })
    .from(bots)
    .where(and(ne(bots.id, botId), sql`lower(${bots.name}) = lower(${name})`));
  return rows.length > 0;
}

/** False when that bot is there already. */
export async function insertBot(db: Db, row: Row): Promise<boolean> {
  const rows = await db.insert(bots).values(row).onConflictDoNothing().returning({ id: bots.id });
  return rows.length > 0;
}

/** False when the bot is gone or no longer of that version. */
export async function updateBot(db: Db, botId: string, version: number, change: Partial<Row>): Promise<boolean> {
  const rows = await db
    .update(bots)
    .set({ ...change, version: version + 1 })
    .where(and(eq(bots.id, botId), eq(bots.version, version)))
    .returning({ id: bots.id });
  return rows.length > 0;
}

/** False when there is none. Whether it is on is no part of a version: an open editor keeps it. */
export async function setEnabled(db: Db, botId: string, enabled: boolean): Promise<boolean> {
  const rows = await db.update(bots).set({ enabled }).where(eq(bots.id, botId)).returning({ id: bots.id });
  return rows.length > 0;
}

export async function deleteBot(db: Db, botId: string): Promise<void> {
  await db.delete(bots).where(eq(bots.id, botId));
}

/** Groups and people that a session may be handed to. */
export async function groupChoices(db: Db) {
  return db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(eq(groups.active, true))
    .orderBy(asc(groups.name));
}

export async function operatorChoices(db: Db) {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.active, true))
    .orderBy(asc(users.name), asc(users.id));
}

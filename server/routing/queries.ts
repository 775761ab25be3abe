import { and, asc, count, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { bots } from "@/db/schema/bots";
import { sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { routingRules, routings } from "@/db/schema/routing";
import { tags } from "@/db/schema/tags";
import { groups, users } from "@/db/schema/team";

/** Every number with its group and how many rules it has. */
export async function listRoutings(db: Db) {
  return db
    .select({
      numberId: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      groupName: groups.name,
      version: sql<number>`coalesce(${routings.version}, 0)`,
      ruleCount: sql<number>`(select count(*)::int from routing_rules p where p.number_id = ${numbers.id} and p.enabled)`,
    })
    .from(numbers)
    .leftJoin(groups, eq(groups.id, numbers.groupId))
    .leftJoin(routings, eq(routings.numberId, numbers.id))
    .orderBy(asc(numbers.name), asc(numbers.id));
}

export async function findRouting(db: Db, numberId: string) {
  const [row] = await db
    .select({
      version: routings.version,
      updatedAt: routings.updatedAt,
      updatedByName: users.name,
    })
    .from(routings)
    .leftJoin(users, eq(users.id, routings.updatedById))
    .where(eq(routings.numberId, numberId));
  return row ?? null;
}

/** In their order. */
export async function rulesOf(db: Db, numberId: string) {
  return db
    .select({
      id: routingRules.id,
      name: routingRules.name,
      enabled: routingRules.enabled,
      conditions: routingRules.conditions,
      target: {
        kind: routingRules.targetKind,
        groupId: routingRules.targetGroupId,
        operatorId: routingRules.targetOperatorId,
        botId: routingRules.targetBotId,
      },
    })
    .from(routingRules)
    .where(eq(routingRules.numberId, numberId))
    .orderBy(asc(routingRules.position));
}

/** How many sessions each rule took since then; the fallback under null. */
export async function countRouted(db: Db, numberId: string, since: Date) {
  const ruleId = sql<string | null>`${sessions.routing} ->> 'ruleId'`;
  return db
    .select({ ruleId, count: count() })
    .from(sessions)
    .where(
      and(
        sql`${sessions.routing} is not null`,
        sql`(${sessions.routing} ->> 'numberId') = ${numberId}`,
        gte(sessions.startedAt, since),
      ),
    )
    .groupBy(ruleId);
}

/** Groups that still take sessions. */
export async function groupChoices(db: Db) {
  return db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(eq(groups.active, true))
    .orderBy(asc(groups.name));
}

/** Everybody, those who left too: a rule may still name them. */
export async function operatorChoices(db: Db) {
  return db
    .select({ id: users.id, name: users.name, isActive: users.active })
    .from(users)
    .orderBy(asc(users.name), asc(users.id));
}

/** Every bot, those that are off too: a rule may name one before it is switched on. */
export async function botChoices(db: Db) {
  return db.select({ id: bots.id, name: bots.name, isOn: bots.enabled }).from(bots).orderBy(asc(bots.name));
}

/** The fields a rule may ask for: the company's own, and what else stands on the newest two thousand cards. */
export async function fieldNames(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select key as name from contact_fields where scope = 'contact' and retired_at is null
     union
    select jsonb_object_keys(fields)
      from (select fields from contacts where fields <> '{}' order by id desc limit 2000) newest
     order by 1 limit 200`);
  return rows.map(({ name }) => name);
}

/** Tags in use, by name. */
export async function tagChoices(db: Db) {
  return db.select({ id: tags.id, name: tags.name }).from(tags).where(isNull(tags.retiredAt)).orderBy(asc(tags.name));
}

export async function groupsById(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(and(inArray(groups.id, ids), eq(groups.active, true)));
}

export async function operatorsById(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ id: users.id, name: users.name, isActive: users.active })
    .from(users)
    .where(inArray(users.id, ids));
}

export async function botsById(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return db.select({ id: bots.id, name: bots.name, isOn: bots.enabled }).from(bots).where(inArray(bots.id, ids));
}

/** Version `known` becomes the next one; false when somebody else was first. Version 0 is the row that is not there yet. */
export async function takeVersion(
  db: Db,
  { numberId, known, at, by }: { numberId: string; known: number; at: Date; by: string | null },
): Promise<boolean> {
  const change = { version: known + 1, updatedAt: at, updatedById: by };
  const rows =
    known === 0
      ? await db
          .insert(routings)
          .values({ numberId, ...change })
          .onConflictDoNothing()
          .returning({ id: routings.numberId })
      : await db
          .update(routings)
          .set(change)
          .where(and(eq(routings.numberId, numberId), eq(routings.version, known)))
          .returning({ id: routings.numberId });
  return rows.length > 0;
}

export async function replaceRules(
  db: Db,
  numberId: string,
  rows: (typeof routingRules.$inferInsert)[],
): Promise<void> {
  await db.delete(routingRules).where(eq(routingRules.numberId, numberId));
  if (rows.length > 0) await db.insert(routingRules).values(rows);
}

import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AutomationTriggerKind } from "@/db/enums";
import { automationFirings, automations } from "@/db/schema/automations";
import { contactFields } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";

type Row = typeof automations.$inferInsert;

/** Every rule in its order, and how often it acted since then. */
export async function listAll(db: Db, since: Date) {
  return db
    .select({
      id: automations.id,
      name: automations.name,
      enabled: automations.enabled,
      trigger: automations.trigger,
      conditions: automations.conditions,
      actions: automations.actions,
      firedCount: sql<number>`(select count(*)::int from automation_firings f where f.automation_id = ${automations.id}
        and f.held and f.at >= ${since.toISOString()}::timestamptz)`,
    })
    .from(automations)
    .orderBy(asc(automations.position), asc(automations.id));
}

/** What is on and set off by these, in its order. */
export async function enabledOf(db: Db, kinds: AutomationTriggerKind[]) {
  return db
    .select()
    .from(automations)
    .where(and(eq(automations.enabled, true), inArray(automations.triggerKind, kinds)))
    .orderBy(asc(automations.position), asc(automations.id));
}

export type Automation = Awaited<ReturnType<typeof enabledOf>>[number];

export async function findAutomation(db: Db, id: string) {
  const [row] = await db.select().from(automations).where(eq(automations.id, id));
  return row ?? null;
}

/** Behind those that are there. */
export async function insertAutomation(db: Db, row: Omit<Row, "position">): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), -1) + 1 from automations)`;
  await db.insert(automations).values({ ...row, position });
}

/** False when there is none. */
export async function updateAutomation(db: Db, id: string, change: Partial<Row>): Promise<boolean> {
  const rows = await db.update(automations).set(change).where(eq(automations.id, id)).returning({ id: automations.id });
  return rows.length > 0;
}

export async function deleteAutomation(db: Db, id: string): Promise<void> {
  await db.delete(automations).where(eq(automations.id, id));
}

/** Fields of contacts that are offered still. */
export async function fieldChoices(db: Db) {
  return db
    .select({ key: contactFields.key, label: contactFields.label })
    .from(contactFields)
    .where(and(sql`${contactFields.retiredAt} is null`, eq(contactFields.scope, "contact")))
    .orderBy(asc(contactFields.position), asc(contactFields.label));
}

export async function numberChoices(db: Db) {
  return db.select({ id: numbers.id, name: numbers.name }).from(numbers).orderBy(asc(numbers.name), asc(numbers.id));
}

/** What rules did in a session, the newest first. */
export async function firingsOf(db: Db, sessionId: string) {
  return db
    .select({
      id: automationFirings.id,
      name: automationFirings.name,
      trigger: automationFirings.trigger,
      at: automationFirings.at,
      tried: automationFirings.tried,
      done: automationFirings.done,
    })
    .from(automationFirings)
    .where(and(eq(automationFirings.sessionId, sessionId), eq(automationFirings.held, true)))
    .orderBy(desc(automationFirings.at), desc(automationFirings.id))
    .limit(50);
}

import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { NumberStatus } from "@/db/enums";
import { connections, numberEvents, numbers, quotaScopes, wabas } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";

/** In one order, so that two who hold several numbers never wait for each other. */
export async function lockNumbers(db: Db, numberIds: string[]): Promise<void> {
  if (numberIds.length < 2) return;
  await db
    .select({ id: numbers.id })
    .from(numbers)
    .where(inArray(numbers.id, numberIds))
    .orderBy(numbers.id)
    .for("no key update");
}

/** All that is known of a number's state. Holds the row, so that reports about it are taken in one after the other. */
export async function lockKnown(db: Db, numberId: string) {
  await db.select({ id: numbers.id }).from(numbers).where(eq(numbers.id, numberId)).for("no key update");
  const [row] = await db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      connectionId: numbers.connectionId,
      providerNumberId: numbers.providerNumberId,
      status: numbers.status,
      statusReason: numbers.statusReason,
      statusSince: numbers.statusSince,
      quality: numbers.quality,
      healthReadAt: numbers.healthReadAt,
      healthError: numbers.healthError,
      displayName: numbers.displayName,
      nameStatus: numbers.nameStatus,
      nameStatusSince: numbers.nameStatusSince,
      nameReason: numbers.nameReason,
      twoStep: numbers.twoStep,
      providerRate: numbers.providerRate,
      createdAt: numbers.createdAt,
      quotaScopeId: numbers.quotaScopeId,
      dailyLimit: quotaScopes.dailyLimit,
      limitReadAt: quotaScopes.limitReadAt,
      wabaId: numbers.wabaId,
      review: wabas.review,
      verification: wabas.verification,
      webhookError: connections.webhookError,
    })
    .from(numbers)
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(wabas, eq(wabas.id, numbers.wabaId))
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

export type LockedNumber = NonNullable<Awaited<ReturnType<typeof lockKnown>>>;

export async function updateFacts(
  db: Db,
  numberId: string,
  facts: Partial<typeof numbers.$inferInsert>,
): Promise<void> {
  if (Object.keys(facts).length === 0) return;
  await db.update(numbers).set(facts).where(eq(numbers.id, numberId));
}

export async function updateWaba(db: Db, wabaId: string, facts: Partial<typeof wabas.$inferInsert>): Promise<void> {
  if (Object.keys(facts).length === 0) return;
  await db.update(wabas).set(facts).where(eq(wabas.id, wabaId));
}

/** Our id of the account; what the provider told of it is taken over. */
export async function upsertWaba(db: Db, waba: typeof wabas.$inferInsert): Promise<string> {
  const { name, status, verification, numberLimit, readAt, review } = waba;
  const [row] = await db
    .insert(wabas)
    .values(waba)
    .onConflictDoUpdate({
      target: wabas.providerWabaId,
      set: { name, status, verification, numberLimit, readAt, ...(review ? { review } : {}) },
    })
    .returning({ id: wabas.id });
  if (!row) throw new Error("the account was neither made nor found");
  return row.id;
}

/**
 * Numbers of one account count against one limit. A scope without an account becomes the account's; where the account has one,
 * the number joins it and brings along the clients it has counted; a number that left another account gets a scope anew.
 */
export async function joinScope(
  db: Db,
  input: { numberId: string; scopeId: string; wabaId: string; newScopeId: string },
): Promise<void> {
  const { numberId, scopeId, wabaId, newScopeId } = input;
  const [[own], [shared]] = await Promise.all([
    db.select().from(quotaScopes).where(eq(quotaScopes.id, scopeId)),
    db.select({ id: quotaScopes.id }).from(quotaScopes).where(eq(quotaScopes.wabaId, wabaId)),
  ]);
  if (!own || shared?.id === scopeId) return;
  if (!shared && !own.wabaId) {
    await db.update(quotaScopes).set({ wabaId }).where(eq(quotaScopes.id, scopeId));
    return;
  }
  const into = shared?.id ?? newScopeId;
  if (!shared) await db.insert(quotaScopes).values({ ...own, id: newScopeId, wabaId });
  await db.execute(sql`
    insert into quota_uses (scope_id, customer, last_at)
    select ${into}::uuid, customer, last_at from quota_uses where scope_id = ${scopeId}
    on conflict (scope_id, customer) do update set last_at = greatest(quota_uses.last_at, excluded.last_at)`);
  await db.update(numbers).set({ quotaScopeId: into }).where(eq(numbers.id, numberId));
}

/** False when the number was in none of the states it may come from. */
export async function moveStatus(
  db: Db,
  to: { numberId: string; status: NumberStatus; reason: string | null },
  from: NumberStatus[],
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(numbers)
    .set({ status: to.status, statusReason: to.reason, statusSince: now })
    .where(and(eq(numbers.id, to.numberId), inArray(numbers.status, from)))
    .returning({ id: numbers.id });
  return rows.length > 0;
}

export async function insertEvents(db: Db, rows: (typeof numberEvents.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(numberEvents).values(rows);
}

/** Newest first; `before` is the last row of the page before. */
export async function pageOfEvents(
  db: Db,
  page: { numberId: string; before: { at: Date; id: string } | null; limit: number },
) {
  const { before } = page;
  const older = before
    ? sql`(${numberEvents.at}, ${numberEvents.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`
    : undefined;
  return db
    .select({
      id: numberEvents.id,
      at: numberEvents.at,
      source: numberEvents.source,
      kind: numberEvents.kind,
      details: numberEvents.details,
      actorName: users.name,
    })
    .from(numberEvents)
    .leftJoin(users, eq(users.id, numberEvents.actorId))
    .where(and(eq(numberEvents.numberId, page.numberId), older))
    .orderBy(desc(numberEvents.at), desc(numberEvents.id))
    .limit(page.limit);
}

export async function updateGroup(db: Db, numberId: string, groupId: string | null): Promise<void> {
  await db.update(numbers).set({ groupId }).where(eq(numbers.id, numberId));
}

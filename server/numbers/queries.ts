import { and, asc, count, eq, gt, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections, numbers, quotaScopes, quotaUses, wabas } from "@/db/schema/numbers";
import { groups } from "@/db/schema/team";

const dayAgo = (now: Date) => new Date(now.getTime() - 86_400_000);

/** Every number with its provider, limit and what of it is used in the rolling 24 hours (S0.36, S0.37). */
export async function listNumbers(db: Db, now: Date) {
  const used = db
    .select({
      scopeId: quotaUses.scopeId,
      used: count().as("used"),
      oldestAt: sql<Date>`min(${quotaUses.lastAt})`.mapWith(quotaUses.lastAt).as("oldest_at"),
    })
    .from(quotaUses)
    .where(gt(quotaUses.lastAt, dayAgo(now)))
    .groupBy(quotaUses.scopeId)
    .as("used");
  return db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      provider: connections.provider,
      status: numbers.status,
      statusReason: numbers.statusReason,
      statusSince: numbers.statusSince,
      quality: numbers.quality,
      healthReadAt: numbers.healthReadAt,
      ratePerSecond: numbers.ratePerSecond,
      campaignDailyShare: numbers.campaignDailyShare,
      campaignsEnabled: numbers.campaignsEnabled,
      groupId: numbers.groupId,
      groupName: groups.name,
      dailyLimit: quotaScopes.dailyLimit,
      dailyUsed: sql<number>`coalesce(${used.used}, 0)`.mapWith(Number),
      /** The first client of the 24 hours: a day later their place is free again. */
      oldestUseAt: used.oldestAt,
      lastInboundAt: numbers.lastInboundAt,
      lastOutboundAt: numbers.lastOutboundAt,
      templatesSyncedAt: numbers.templatesSyncedAt,
      templatesSyncError: numbers.templatesSyncError,
      webhookRegisteredAt: connections.webhookRegisteredAt,
      webhookError: connections.webhookError,
      nameStatus: numbers.nameStatus,
      nameStatusSince: numbers.nameStatusSince,
      healthError: numbers.healthError,
      createdAt: numbers.createdAt,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .leftJoin(groups, eq(groups.id, numbers.groupId))
    .leftJoin(used, eq(used.scopeId, numbers.quotaScopeId))
    .orderBy(asc(numbers.name));
}

export type NumberRow = Awaited<ReturnType<typeof listNumbers>>[number];

export async function findNumber(db: Db, numberId: string) {
  const [row] = await db.select().from(numbers).where(eq(numbers.id, numberId));
  return row ?? null;
}

export async function numbersOfConnection(db: Db, connectionId: string) {
  const { id, name, phone, providerNumberId, healthReadAt } = numbers;
  return db
    .select({ id, name, phone, providerNumberId, healthReadAt, providerWabaId: wabas.providerWabaId })
    .from(numbers)
    .leftJoin(wabas, eq(wabas.id, numbers.wabaId))
    .where(eq(numbers.connectionId, connectionId))
    .orderBy(id);
}

export async function allNumbers(db: Db) {
  return db.select().from(numbers).orderBy(asc(numbers.name));
}

/** Those that their provider can tell something of. */
export async function connectedNumbers(db: Db) {
  return db.select({ id: numbers.id }).from(numbers).where(ne(numbers.status, "draft")).orderBy(asc(numbers.name));
}

export async function setDailyLimit(db: Db, numberId: string, limit: number | null, readAt: Date): Promise<void> {
  const scope = db.select({ id: numbers.quotaScopeId }).from(numbers).where(eq(numbers.id, numberId));
  await db.update(quotaScopes).set({ dailyLimit: limit, limitReadAt: readAt }).where(inArray(quotaScopes.id, scope));
}

/** A person's word: the time of reading stays empty. */
export async function setGivenLimit(db: Db, numberId: string, limit: number): Promise<void> {
  const scope = db.select({ id: numbers.quotaScopeId }).from(numbers).where(eq(numbers.id, numberId));
  await db.update(quotaScopes).set({ dailyLimit: limit }).where(inArray(quotaScopes.id, scope));
}

export async function dailyLimitOf(db: Db, numberId: string): Promise<number | null> {
  const [row] = await db
    .select({ dailyLimit: quotaScopes.dailyLimit })
    .from(numbers)
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .where(eq(numbers.id, numberId));
  return row?.dailyLimit ?? null;
}

export async function updateNumber(
  db: Db,
  numberId: string,
  change: { name: string; ratePerSecond: number; campaignDailyShare: number | null; groupId: string | null },
): Promise<boolean> {
  const rows = await db.update(numbers).set(change).where(eq(numbers.id, numberId)).returning({ id: numbers.id });
  return rows.length > 0;
}

/** False when there is no such number, or it stands so already. */
export async function setCampaignsEnabled(db: Db, numberId: string, enabled: boolean): Promise<boolean> {
  const rows = await db
    .update(numbers)
    .set({ campaignsEnabled: enabled })
    .where(and(eq(numbers.id, numberId), ne(numbers.campaignsEnabled, enabled)))
    .returning({ id: numbers.id });
  return rows.length > 0;
}

export async function setWebhook(
  db: Db,
  connectionId: string,
  outcome: { webhookRegisteredAt: Date; webhookError: null } | { webhookError: string },
): Promise<void> {
  await db.update(connections).set(outcome).where(eq(connections.id, connectionId));
}

export async function findConnection(db: Db, connectionId: string) {
  const [row] = await db.select().from(connections).where(eq(connections.id, connectionId));
  return row ?? null;
}

export async function listGroups(db: Db) {
  return db.select({ id: groups.id, name: groups.name }).from(groups).orderBy(asc(groups.name));
}

export async function allConnections(db: Db) {
  return db.select({ id: connections.id, sealedSecrets: connections.sealedSecrets }).from(connections);
}

export async function replaceSecrets(
  db: Db,
  old: { id: string; sealedSecrets: string },
  sealedSecrets: string,
): Promise<boolean> {
  const rows = await db
    .update(connections)
    .set({ sealedSecrets })
    .where(and(eq(connections.id, old.id), eq(connections.sealedSecrets, old.sealedSecrets)))
    .returning({ id: connections.id });
  return rows.length > 0;
}

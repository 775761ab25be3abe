import { and, desc, eq, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DeliveryOutcome, ProviderName, RefusalReason } from "@/db/enums";
import { prepared } from "@/db/prepared";
import { connections, numbers } from "@/db/schema/numbers";
import { webhookDeliveries, webhookRefusals } from "@/db/schema/webhooks";

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** A connection with the provider's ids of its numbers, and of those that left it a short while ago, in one round trip. */
export async function findReceiver(db: Db, connectionId: string) {
  const [row] = await db
    .select({
      id: connections.id,
      provider: connections.provider,
      config: connections.config,
      sealedSecrets: connections.sealedSecrets,
      ownNumbers: sql<string[]>`array(select n.provider_number_id from numbers n where n.connection_id = ${connectionId}
              union select f.provider_number_id from former_addresses f
               where f.connection_id = ${connectionId} and f.left_at > now() - interval '7 days')`,
    })
    .from(connections)
    .where(eq(connections.id, connectionId));
  return row ?? null;
}

/** The number of 360dialog that a channel of the partner account is, by the channel's id, else by its phone. */
export async function findPartnerNumber(
  db: Db,
  { channelId, phone }: { channelId: string | null; phone: string | null },
) {
  const byChannel = sql<boolean>`coalesce(${connections.config} ->> 'channelId' = ${channelId ?? ""}, false)`;
  const [row] = await db
    .select({ connectionId: numbers.connectionId, phone: numbers.phone })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(and(eq(connections.provider, "360dialog"), or(byChannel, eq(numbers.phone, phone ?? ""))))
    .orderBy(desc(byChannel))
    .limit(1);
  return row ?? null;
}

export type NewDelivery = typeof webhookDeliveries.$inferInsert;

export async function insertDelivery(db: Db, row: NewDelivery): Promise<void> {
  await db.insert(webhookDeliveries).values(row).onConflictDoNothing();
}

/** With `patienceMs` no statement of this transaction waits longer than that for a row that somebody else holds. */
export async function insertDeliveries(db: Db, rows: NewDelivery[], patienceMs: number | null): Promise<void> {
  const given = JSON.stringify(rows.map((row) => ({ ...row, rawBody: Buffer.from(row.rawBody).toString("base64") })));
  await prepared(db).execute(sql`
    with patience as materialized (select set_config('lock_timeout', ${String(patienceMs ?? 0)}, true))
    insert into webhook_deliveries (id, connection_id, provider, received_at, raw_body, headers, url, outcome, error, processed_at)
    select g.id, g."connectionId", g.provider, g."receivedAt", decode(g."rawBody", 'base64'), g.headers, g.url, g.outcome,
           g.error, g."processedAt"
      from patience, jsonb_to_recordset(${given}::jsonb) as g(id uuid, "connectionId" uuid, provider text,
           "receivedAt" timestamptz, "rawBody" text, headers jsonb, url text, outcome text, error text, "processedAt" timestamptz)
    on conflict do nothing`);
}

export async function countRefusal(
  db: Db,
  refusal: { connectionId: string; day: string; reason: RefusalReason },
): Promise<void> {
  await db
    .insert(webhookRefusals)
    .values({ ...refusal, count: 1 })
    .onConflictDoUpdate({
      target: [webhookRefusals.connectionId, webhookRefusals.day, webhookRefusals.reason],
      set: { count: sql`${webhookRefusals.count} + 1` },
    });
}

/** Holds the row, so that the job and a person replay it one after the other. */
export async function lockDelivery(db: Db, deliveryId: string): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId)).for("update");
  return row ?? null;
}

export async function finishTry(
  db: Db,
  deliveryId: string,
  result: { outcome: DeliveryOutcome; error: string | null; processedAt: Date; connectionId?: string | null },
): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ ...result, tries: sql`${webhookDeliveries.tries} + 1` })
    .where(eq(webhookDeliveries.id, deliveryId));
}

/** Failed ones whose back-off is over, oldest first. */
export async function deliveriesToRetry(
  db: Db,
  due: { tries: number; triedBefore: Date }[],
  limit: number,
): Promise<string[]> {
  const isDue = due.map(({ tries, triedBefore }) =>
    and(eq(webhookDeliveries.tries, tries), lte(webhookDeliveries.processedAt, triedBefore)),
  );
  const rows = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.outcome, "failed"), or(...isDue)))
    .orderBy(webhookDeliveries.receivedAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** How many went; in parts, so that no statement holds its locks for long. */
export async function dropDeliveries(db: Db, before: Date, limit: number): Promise<number> {
  const old = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(lt(webhookDeliveries.receivedAt, before))
    .limit(limit);
  const rows = await db
    .delete(webhookDeliveries)
    .where(inArray(webhookDeliveries.id, old))
    .returning({ id: webhookDeliveries.id });
  return rows.length;
}

export async function dropRefusals(db: Db, beforeDay: string): Promise<void> {
  await db.delete(webhookRefusals).where(lt(webhookRefusals.day, beforeDay));
}

const listed = {
  id: webhookDeliveries.id,
  provider: webhookDeliveries.provider,
  connectionName: connections.name,
  receivedAt: webhookDeliveries.receivedAt,
  processedAt: webhookDeliveries.processedAt,
  outcome: webhookDeliveries.outcome,
  error: webhookDeliveries.error,
  tries: webhookDeliveries.tries,
  byteSize: sql<number>`length(${webhookDeliveries.rawBody})`.mapWith(Number),
};

/** Newest first; `after` is the last row of the page before. */
export async function pageOfDeliveries(
  db: Db,
  page: { outcome: DeliveryOutcome | null; after: { receivedAt: Date; id: string } | null; limit: number },
) {
  const { after, outcome } = page;
  const older = after
    ? sql`(${webhookDeliveries.receivedAt}, ${webhookDeliveries.id}) < (${after.receivedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return db
    .select(listed)
    .from(webhookDeliveries)
    .leftJoin(connections, eq(connections.id, webhookDeliveries.connectionId))
    .where(and(outcome ? eq(webhookDeliveries.outcome, outcome) : undefined, older))
    .orderBy(desc(webhookDeliveries.receivedAt), desc(webhookDeliveries.id))
    .limit(page.limit);
}

export async function findDelivery(db: Db, deliveryId: string) {
  const [row] = await db
    .select({
      ...listed,
      url: webhookDeliveries.url,
      headers: webhookDeliveries.headers,
      rawBody: webhookDeliveries.rawBody,
    })
    .from(webhookDeliveries)
    .leftJoin(connections, eq(connections.id, webhookDeliveries.connectionId))
    .where(eq(webhookDeliveries.id, deliveryId));
  return row ?? null;
}

/** Newest day first. */
export async function refusalsSince(db: Db, day: string) {
  return db
    .select({
      connectionId: webhookRefusals.connectionId,
      connectionName: connections.name,
      provider: sql<ProviderName>`coalesce(${connections.provider}, '360dialog')`,
      day: webhookRefusals.day,
      reason: webhookRefusals.reason,
      count: webhookRefusals.count,
    })
    .from(webhookRefusals)
    .leftJoin(connections, eq(connections.id, webhookRefusals.connectionId))
    .where(gte(webhookRefusals.day, day))
    .orderBy(desc(webhookRefusals.day), connections.name, webhookRefusals.reason);
}

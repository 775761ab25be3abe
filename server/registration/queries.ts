import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, max, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FollowUp, ProviderName, RegistrationAttempt, RegistrationState } from "@/db/enums";
import { connections, numbers, wabas } from "@/db/schema/numbers";
import { registrations, registrationTries } from "@/db/schema/registration";
import { users } from "@/db/schema/team";

export type RegistrationRow = typeof registrations.$inferSelect;
export type RegistrationChange = Partial<typeof registrations.$inferInsert>;

export async function insertRegistration(db: Db, row: typeof registrations.$inferInsert): Promise<void> {
  await db.insert(registrations).values(row);
}

export async function findRegistration(db: Db, registrationId: string): Promise<RegistrationRow | null> {
  const [row] = await db.select().from(registrations).where(eq(registrations.id, registrationId));
  return row ?? null;
}

export async function lockRegistration(db: Db, registrationId: string): Promise<RegistrationRow | null> {
  const [row] = await db.select().from(registrations).where(eq(registrations.id, registrationId)).for("update");
  return row ?? null;
}

/** Those that somebody may go on with, the newest first. */
export async function listUnfinished(db: Db) {
  const { id, provider, way, state, step, phone, data, updatedAt } = registrations;
  return db
    .select({ id, provider, way, state, step, phone, data, updatedAt, owner: users.name })
    .from(registrations)
    .innerJoin(users, eq(users.id, registrations.ownerId))
    .where(and(isNull(registrations.finishedAt), ne(registrations.state, "discarded")))
    .orderBy(desc(updatedAt))
    .limit(50);
}

/** False when it is no longer in one of the states `from`. */
export async function changeRegistration(
  db: Db,
  registrationId: string,
  from: RegistrationState[],
  change: RegistrationChange,
): Promise<boolean> {
  const rows = await db
    .update(registrations)
    .set(change)
    .where(and(eq(registrations.id, registrationId), inArray(registrations.state, from)))
    .returning({ id: registrations.id });
  return rows.length > 0;
}

/** The registration with what is left to do, for one alone until then; null when nothing is due or somebody is at it. */
export async function claimFollowUps(
  db: Db,
  registrationId: string,
  { now, until }: { now: Date; until: Date },
): Promise<RegistrationRow | null> {
  const [row] = await db
    .update(registrations)
    .set({ followUpAt: until, followUpTries: sql`${registrations.followUpTries} + 1` })
    .where(and(eq(registrations.id, registrationId), lte(registrations.followUpAt, now)))
    .returning();
  return row ?? null;
}

/** Done once, told at once: a crash repeats no more than the step it fell into. */
export async function dropFollowUp(db: Db, registrationId: string, step: FollowUp): Promise<void> {
  await db
    .update(registrations)
    .set({ followUps: sql`${registrations.followUps} - ${step}::text` })
    .where(eq(registrations.id, registrationId));
}

/** `at` counts only while something is left. Answers what that is. */
export async function releaseFollowUps(db: Db, registrationId: string, at: Date | null): Promise<FollowUp[]> {
  const [row] = await db
    .update(registrations)
    .set({
      followUpAt: sql`case when ${registrations.followUps} = '[]'::jsonb then null else ${at?.toISOString() ?? null}::timestamptz end`,
    })
    .where(eq(registrations.id, registrationId))
    .returning({ left: registrations.followUps });
  return row?.left ?? [];
}

export async function dueFollowUps(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: registrations.id })
    .from(registrations)
    .where(lte(registrations.followUpAt, now))
    .orderBy(registrations.followUpAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** True for the one who may call the provider now. */
export async function claimCall(db: Db, registrationId: string, now: Date, until: Date): Promise<boolean> {
  const rows = await db
    .update(registrations)
    .set({ busyUntil: until })
    .where(
      and(eq(registrations.id, registrationId), or(isNull(registrations.busyUntil), lt(registrations.busyUntil, now))),
    )
    .returning({ id: registrations.id });
  return rows.length > 0;
}

export async function releaseCall(db: Db, registrationId: string): Promise<void> {
  await db.update(registrations).set({ busyUntil: null }).where(eq(registrations.id, registrationId));
}

/** Takes the `state` of a redirect away, so that it works once; null for one that nobody of this login was given or that is old. */
export async function takeRedirect(
  db: Db,
  redirect: { hash: string; loginId: string; now: Date },
): Promise<RegistrationRow | null> {
  const [row] = await db
    .update(registrations)
    .set({ redirectHash: null, redirectLoginId: null, redirectUntil: null })
    .where(
      and(
        eq(registrations.redirectHash, redirect.hash),
        eq(registrations.redirectLoginId, redirect.loginId),
        gt(registrations.redirectUntil, redirect.now),
        inArray(registrations.state, ["draft", "waiting_email", "at_provider", "verified"]),
      ),
    )
    .returning();
  return row ?? null;
}

export async function insertTry(db: Db, row: typeof registrationTries.$inferInsert): Promise<void> {
  await db.insert(registrationTries).values(row);
}

export async function deleteTry(db: Db, id: string): Promise<void> {
  await db.delete(registrationTries).where(eq(registrationTries.id, id));
}

export async function triesOf(
  db: Db,
  { phone, kind, since }: { phone: string; kind: RegistrationAttempt; since: Date },
): Promise<{ count: number; lastAt: Date | null }> {
  const [row] = await db
    .select({ count: count(), lastAt: max(registrationTries.at) })
    .from(registrationTries)
    .where(and(eq(registrationTries.phone, phone), eq(registrationTries.kind, kind), gt(registrationTries.at, since)));
  return row ?? { count: 0, lastAt: null };
}

/** Held until the transaction ends: two requests for one phone are counted one after the other. */
export async function lockPhone(db: Db, phone: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registration|${phone}`}, 0))`);
}

/** The connection that these credentials belong to already: one account, one address for its webhooks. */
export async function findConnectionBy(
  db: Db,
  { provider, key, value }: { provider: ProviderName; key: "wabaId" | "channelId" | "accountSid"; value: string },
) {
  const [row] = await db
    .select()
    .from(connections)
    .where(and(eq(connections.provider, provider), eq(sql`${connections.config} ->> ${key}`, value)))
    .orderBy(asc(connections.createdAt))
    .limit(1);
  return row ?? null;
}

/** The connection of that provider over which this phone is reached now. */
export async function findConnectionOfPhone(db: Db, provider: ProviderName, phone: string) {
  const [row] = await db
    .select({ connection: connections })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(and(eq(numbers.phone, phone), eq(connections.provider, provider)));
  return row?.connection ?? null;
}

/** Whether another connection of the same Meta app is in use already, so that the app's address leads there. */
export async function hasOtherOfApp(db: Db, own: { appId: string; connectionId: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.provider, "meta"),
        eq(sql`${connections.config} ->> 'appId'`, own.appId),
        ne(connections.id, own.connectionId),
        isNotNull(connections.webhookRegisteredAt),
      ),
    )
    .limit(1);
  return Boolean(row);
}

/** Which of these phones we have already, at which provider. */
export async function ownPhones(db: Db, phones: string[]) {
  if (phones.length === 0) return [];
  return db
    .select({
      id: numbers.id,
      phone: numbers.phone,
      name: numbers.name,
      status: numbers.status,
      provider: connections.provider,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(inArray(numbers.phone, phones));
}

export async function ownNumber(db: Db, numberId: string) {
  const { id, name, phone } = numbers;
  const [row] = await db
    .select({ numberId: id, name, phone, provider: connections.provider })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(eq(id, numberId));
  return row ?? null;
}

/** How the number of a finished registration is. */
export async function findOutcome(db: Db, numberId: string) {
  const [row] = await db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      status: numbers.status,
      statusReason: numbers.statusReason,
      nameStatus: numbers.nameStatus,
      nameStatusSince: numbers.nameStatusSince,
      nameReason: numbers.nameReason,
      displayName: numbers.displayName,
      healthError: numbers.healthError,
      statusSince: numbers.statusSince,
      groupId: numbers.groupId,
      webhookRegisteredAt: connections.webhookRegisteredAt,
      webhookError: connections.webhookError,
      templatesSyncedAt: numbers.templatesSyncedAt,
      lastInboundAt: numbers.lastInboundAt,
      verification: wabas.verification,
      numberLimit: wabas.numberLimit,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(wabas, eq(wabas.id, numbers.wabaId))
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

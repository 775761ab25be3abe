import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { secondFactors } from "@/db/schema/auth";
import { groupMembers, logins, settings, signInAttempts, users } from "@/db/schema/team";
import { foldEmail, sameEmail } from "./rules";

/** The database folds more letters than we do: what it found has to be the same address to us, too. */
export async function findUserByEmail(db: Db, email: string) {
  const [user] = await db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, foldEmail(email)));
  return user && sameEmail(user.email, email) ? user : null;
}

export async function findUserById(db: Db, userId: string) {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  return user ?? null;
}

export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

const policyKey = "sign_in";

export async function readPolicy(db: Db): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, policyKey));
  return row?.value;
}

export async function writePolicy(db: Db, value: unknown): Promise<void> {
  const key = policyKey;
  await db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** Failed attempts of these keys since `since`, oldest first. */
export async function failuresSince(db: Db, keys: string[], since: Date) {
  return db
    .select({ key: signInAttempts.key, at: signInAttempts.at })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.key, keys), gt(signInAttempts.at, since)))
    .orderBy(asc(signInAttempts.at));
}

export async function insertFailures(db: Db, rows: { id: string; key: string; at: Date }[]): Promise<void> {
  await db.insert(signInAttempts).values(rows);
}

/** Whoever counts under one of these keys waits here for who counts before them; until the end of the transaction. */
export async function lockAttempts(db: Db, keys: string[]): Promise<void> {
  for (const key of keys.toSorted()) await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** Called after a success: the account's failures are forgiven, and everybody's that left the window. */
export async function clearFailures(db: Db, accountKey: string, before: Date): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, accountKey));
  await db.delete(signInAttempts).where(lt(signInAttempts.at, before));
}

export async function insertLogin(db: Db, login: typeof logins.$inferInsert): Promise<void> {
  await db.insert(logins).values(login);
}

/** The login with its user, the user's groups and what the company asks of sign-ins; null when login or user are gone. */
export async function findLogin(db: Db, loginId: string) {
  const [row] = await db
    .select({
      login: logins,
      user: users,
      hasSecondFactor: sql<boolean>`exists(${db
        .select({ one: sql`1` })
        .from(secondFactors)
        .where(and(eq(secondFactors.userId, users.id), isNotNull(secondFactors.confirmedAt)))})`,
      policy: sql<unknown>`(${db.select({ value: settings.value }).from(settings).where(eq(settings.key, policyKey))})`,
    })
    .from(logins)
    .innerJoin(users, eq(users.id, logins.userId))
    .where(eq(logins.id, loginId));
  if (!row) return null;
  const groups = await db
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .where(eq(groupMembers.userId, row.user.id));
  return { ...row, groupIds: groups.map(({ id }) => id) };
}

/** At most one write a minute per login. */
export async function touchLogin(db: Db, loginId: string, now: Date): Promise<void> {
  await db
    .update(logins)
    .set({ lastSeenAt: now })
    .where(and(eq(logins.id, loginId), lt(logins.lastSeenAt, new Date(now.getTime() - 60_000))));
}

export async function revokeLogin(db: Db, loginId: string, now: Date): Promise<void> {
  await db
    .update(logins)
    .set({ revokedAt: now })
    .where(and(eq(logins.id, loginId), isNull(logins.revokedAt)));
}

/** One login of a person; false when it is not theirs or over already. */
export async function revokeOwnLogin(
  db: Db,
  { userId, loginId, now }: { userId: string; loginId: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(logins)
    .set({ revokedAt: now })
    .where(and(eq(logins.id, loginId), eq(logins.userId, userId), isNull(logins.revokedAt)))
    .returning({ id: logins.id });
  return rows.length > 0;
}

/** The logins of a person that are not revoked, the last used first. */
export async function openLoginsOf(db: Db, userId: string) {
  return db
    .select()
    .from(logins)
    .where(and(eq(logins.userId, userId), isNull(logins.revokedAt)))
    .orderBy(desc(logins.lastSeenAt), desc(logins.id));
}

/** Every login of the person, or all but one. */
export async function revokeLoginsOf(db: Db, userId: string, now: Date, exceptLoginId?: string): Promise<number> {
  const rows = await db
    .update(logins)
    .set({ revokedAt: now })
    .where(
      and(
        eq(logins.userId, userId),
        isNull(logins.revokedAt),
        exceptLoginId ? ne(logins.id, exceptLoginId) : undefined,
      ),
    )
    .returning({ id: logins.id });
  return rows.length;
}

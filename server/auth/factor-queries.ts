import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import { recoveryCodes, secondFactors } from "@/db/schema/auth";
import { users } from "@/db/schema/team";

export async function findFactor(db: Db, userId: string) {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  return row ?? null;
}

/** One code after another: two that come at once must not both count, nor both be free guesses. */
export async function lockFactor(db: Db, userId: string) {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for("update");
  return row ?? null;
}

/** Begins a set-up, or begins it anew; false when the person has a second factor already. */
export async function beginFactor(
  db: Db,
  row: { userId: string; sealedSecret: string; createdAt: Date },
): Promise<boolean> {
  const { sealedSecret, createdAt } = row;
  const rows = await db
    .insert(secondFactors)
    .values(row)
    .onConflictDoUpdate({
      target: secondFactors.userId,
      set: { sealedSecret, createdAt, lastStep: 0 },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ userId: secondFactors.userId });
  return rows.length > 0;
}

export async function changeFactor(
  db: Db,
  userId: string,
  change: { confirmedAt?: Date; lastStep?: number },
): Promise<void> {
  await db.update(secondFactors).set(change).where(eq(secondFactors.userId, userId));
}

/** The second factor with its recovery codes; false when there was none. */
export async function deleteFactor(db: Db, userId: string): Promise<boolean> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const rows = await db
    .delete(secondFactors)
    .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)))
    .returning({ userId: secondFactors.userId });
  return rows.length > 0;
}

export async function allFactors(db: Db) {
  return db.select().from(secondFactors);
}

/** Leaves alone what was set up anew meanwhile. */
export async function replaceSealed(
  db: Db,
  before: { userId: string; sealedSecret: string },
  sealedSecret: string,
): Promise<void> {
  await db
    .update(secondFactors)
    .set({ sealedSecret })
    .where(and(eq(secondFactors.userId, before.userId), eq(secondFactors.sealedSecret, before.sealedSecret)));
}

export async function unusedRecoveryCodes(db: Db, userId: string) {
  return db
    .select()
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
}

export async function spendRecoveryCode(db: Db, codeId: string, at: Date): Promise<void> {
  await db.update(recoveryCodes).set({ usedAt: at }).where(eq(recoveryCodes.id, codeId));
}

/** New codes make the older ones worthless. */
export async function replaceRecoveryCodes(
  db: Db,
  userId: string,
  codes: { id: string; codeHash: string }[],
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ ...code, userId })));
}

/** How many active people of each role there are, and how many of them have a second factor. */
export async function factorCounts(db: Db): Promise<{ role: Role; people: number; protectedPeople: number }[]> {
  return db
    .select({ role: users.role, people: count(), protectedPeople: count(secondFactors.confirmedAt) })
    .from(users)
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(eq(users.active, true))
    .groupBy(users.role);
}

import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { passwordResets } from "@/db/schema/auth";
import { users } from "@/db/schema/team";

export async function insertReset(db: Db, row: typeof passwordResets.$inferInsert): Promise<void> {
  await db.insert(passwordResets).values(row);
}

/** The account a link still opens; null when it was closed, is too old, never was, or its account is off. */
export async function findReset(db: Db, tokenHash: string, now: Date) {
  const [row] = await db
    .select({ id: passwordResets.id, userId: users.id, email: users.email, name: users.name, role: users.role })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(
      and(
        eq(passwordResets.tokenHash, tokenHash),
        isNull(passwordResets.closedAt),
        gt(passwordResets.expiresAt, now),
        eq(users.active, true),
      ),
    );
  return row ?? null;
}

/** False when somebody used it meanwhile. */
export async function closeReset(db: Db, resetId: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(passwordResets)
    .set({ closedAt: at })
    .where(and(eq(passwordResets.id, resetId), isNull(passwordResets.closedAt)))
    .returning({ id: passwordResets.id });
  return rows.length > 0;
}

export async function closeResetsOf(db: Db, userId: string, at: Date): Promise<void> {
  await db
    .update(passwordResets)
    .set({ closedAt: at })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.closedAt)));
}

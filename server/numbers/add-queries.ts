import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections, formerAddresses, numbers, quotaScopes } from "@/db/schema/numbers";

export async function insertConnection(db: Db, row: typeof connections.$inferInsert): Promise<void> {
  await db.insert(connections).values(row);
}

export async function updateConnection(
  db: Db,
  connectionId: string,
  change: Partial<Pick<typeof connections.$inferInsert, "name" | "config" | "sealedSecrets" | "webhookError">>,
): Promise<void> {
  await db.update(connections).set(change).where(eq(connections.id, connectionId));
}

/** Held until the transaction ends, so that two who change its secrets do not undo each other. */
export async function lockConnection(db: Db, connectionId: string) {
  const [row] = await db.select().from(connections).where(eq(connections.id, connectionId)).for("no key update");
  return row ?? null;
}

/** The account's scope, or a new one of the number's own. */
export async function ensureScope(
  db: Db,
  scope: { id: string; name: string; wabaId: string | null; dailyLimit: number },
): Promise<string> {
  const [made] = await db.insert(quotaScopes).values(scope).onConflictDoNothing().returning({ id: quotaScopes.id });
  if (made || !scope.wabaId) return scope.id;
  const [shared] = await db
    .select({ id: quotaScopes.id })
    .from(quotaScopes)
    .where(eq(quotaScopes.wabaId, scope.wabaId));
  return shared?.id ?? scope.id;
}

/** False when the phone is ours already. */
export async function insertNumber(db: Db, row: typeof numbers.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(numbers)
    .values(row)
    .onConflictDoNothing({ target: numbers.phone })
    .returning({ id: numbers.id });
  return rows.length > 0;
}

export async function lockByPhone(db: Db, phone: string) {
  const [row] = await db.select().from(numbers).where(eq(numbers.phone, phone)).for("no key update");
  return row ?? null;
}

/** The old address stays known; one to which the number comes back is its present one again. */
export async function leaveAddress(
  db: Db,
  left: { connectionId: string; providerNumberId: string; numberId: string; leftAt: Date },
): Promise<void> {
  const { numberId, leftAt } = left;
  await db
    .insert(formerAddresses)
    .values(left)
    .onConflictDoUpdate({
      target: [formerAddresses.connectionId, formerAddresses.providerNumberId],
      set: { numberId, leftAt },
    });
}

export async function takeAddress(db: Db, taken: { connectionId: string; providerNumberId: string }): Promise<void> {
  await db
    .delete(formerAddresses)
    .where(
      and(
        eq(formerAddresses.connectionId, taken.connectionId),
        eq(formerAddresses.providerNumberId, taken.providerNumberId),
      ),
    );
}

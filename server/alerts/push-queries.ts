import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pushSubscriptions } from "@/db/schema/alerts";
import { settings } from "@/db/schema/team";

const key = "push";
export type StoredPushKey = { publicKey: string; sealedPrivateKey: string };

export async function readPushKey(db: Db): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value ?? null;
}

/** Leaves one that is there already. */
export async function insertPushKey(db: Db, value: StoredPushKey): Promise<void> {
  await db.insert(settings).values({ key, value }).onConflictDoNothing();
}

export async function replacePushKey(db: Db, value: StoredPushKey): Promise<void> {
  await db.update(settings).set({ value }).where(eq(settings.key, key));
}

/** A browser is one address: whoever signed in there last has it. */
export async function upsertSubscription(db: Db, row: typeof pushSubscriptions.$inferInsert): Promise<void> {
  const { userId, loginId, p256dh, auth, userAgent } = row;
  await db
    .insert(pushSubscriptions)
    .values(row)
    .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: { userId, loginId, p256dh, auth, userAgent } });
}

export async function deleteSubscription(db: Db, owned: { endpoint: string; userId: string }): Promise<void> {
  await db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.endpoint, owned.endpoint), eq(pushSubscriptions.userId, owned.userId)));
}

export async function dropSubscription(db: Db, id: string): Promise<void> {
  await db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
}

export async function noteSent(db: Db, id: string, at: Date): Promise<void> {
  await db.update(pushSubscriptions).set({ lastSentAt: at }).where(eq(pushSubscriptions.id, id));
}

import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/media";
import { userPhotos } from "@/db/schema/photos";
import { users } from "@/db/schema/team";

/** Who has a photo; `mediaId` changes with it. */
export async function allPhotos(db: Db) {
  return db
    .select({ userId: userPhotos.userId, mediaId: userPhotos.mediaId })
    .from(userPhotos)
    .innerJoin(users, eq(users.id, userPhotos.userId));
}

export async function findPhoto(db: Db, userId: string) {
  const [row] = await db
    .select({ mediaId: media.id, storageKey: media.storageKey })
    .from(userPhotos)
    .innerJoin(media, eq(media.id, userPhotos.mediaId))
    .where(and(eq(userPhotos.userId, userId), eq(media.status, "stored")));
  return row ?? null;
}

/** Locks the person, so that of two photos at once one replaces the other. */
export async function lockPerson(db: Db, userId: string): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
}

export async function setPhoto(db: Db, row: typeof userPhotos.$inferInsert): Promise<void> {
  const { mediaId, changedAt } = row;
  await db
    .insert(userPhotos)
    .values(row)
    .onConflictDoUpdate({ target: userPhotos.userId, set: { mediaId, changedAt } });
}

export async function deletePhoto(db: Db, userId: string): Promise<void> {
  await db.delete(userPhotos).where(eq(userPhotos.userId, userId));
}

export async function deleteFile(db: Db, mediaId: string): Promise<void> {
  await db.delete(media).where(eq(media.id, mediaId));
}

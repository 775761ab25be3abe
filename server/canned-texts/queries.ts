import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cannedTextFavourites, cannedTextFiles, cannedTexts } from "@/db/schema/canned-texts";
import { media } from "@/db/schema/media";
import { groups, users } from "@/db/schema/team";
import type { Reader } from "./rules";

type Row = typeof cannedTexts.$inferInsert;

/** What the reader may insert: their own, their groups', the company's; who manages sees every group's. */
export async function textsFor(db: Db, me: Reader) {
  const ofGroups = me.manages
    ? eq(cannedTexts.scope, "group")
    : and(eq(cannedTexts.scope, "group"), inArray(cannedTexts.groupId, [...me.groupIds]));
  return db
    .select({
      id: cannedTexts.id,
      scope: cannedTexts.scope,
      ownerId: cannedTexts.ownerId,
      groupId: cannedTexts.groupId,
      groupName: groups.name,
      folder: cannedTexts.folder,
      name: cannedTexts.name,
      shortcut: cannedTexts.shortcut,
      body: cannedTexts.body,
      updatedAt: cannedTexts.updatedAt,
      updatedBy: users.name,
      isFavourite: sql<boolean>`${cannedTextFavourites.userId} is not null`,
    })
    .from(cannedTexts)
    .leftJoin(groups, eq(groups.id, cannedTexts.groupId))
    .leftJoin(users, eq(users.id, cannedTexts.updatedById))
    .leftJoin(
      cannedTextFavourites,
      and(eq(cannedTextFavourites.cannedTextId, cannedTexts.id), eq(cannedTextFavourites.userId, me.userId)),
    )
    .where(or(eq(cannedTexts.scope, "company"), eq(cannedTexts.ownerId, me.userId), ofGroups))
    .orderBy(asc(sql`lower(${cannedTexts.folder})`), asc(sql`lower(${cannedTexts.name})`));
}

export async function filesOf(db: Db, cannedTextIds: string[]) {
  if (cannedTextIds.length === 0) return [];
  return db
    .select({
      cannedTextId: cannedTextFiles.cannedTextId,
      mediaId: media.id,
      fileName: media.fileName,
      mimeType: media.mimeType,
      byteSize: media.byteSize,
    })
    .from(cannedTextFiles)
    .innerJoin(media, eq(media.id, cannedTextFiles.mediaId))
    .where(inArray(cannedTextFiles.cannedTextId, cannedTextIds))
    .orderBy(asc(cannedTextFiles.position));
}

export async function findText(db: Db, id: string) {
  const [row] = await db.select().from(cannedTexts).where(eq(cannedTexts.id, id));
  return row ?? null;
}

/** False when the shortcut is taken among texts of the same people. */
export async function insertText(db: Db, row: Row): Promise<boolean> {
  const rows = await db.insert(cannedTexts).values(row).onConflictDoNothing().returning({ id: cannedTexts.id });
  return rows.length > 0;
}

/** Another text of the same people with this shortcut. */
export async function isShortcutTaken(
  db: Db,
  { id, ownerId, groupId, shortcut }: { id: string; ownerId: string | null; groupId: string | null; shortcut: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: cannedTexts.id })
    .from(cannedTexts)
    .where(
      and(
        eq(cannedTexts.shortcut, shortcut),
        sql`${cannedTexts.ownerId} is not distinct from ${ownerId}::uuid`,
        sql`${cannedTexts.groupId} is not distinct from ${groupId}::uuid`,
        sql`${cannedTexts.id} <> ${id}::uuid`,
      ),
    );
  return rows.length > 0;
}

export async function updateText(db: Db, id: string, change: Partial<Row>): Promise<void> {
  await db.update(cannedTexts).set(change).where(eq(cannedTexts.id, id));
}

export async function deleteText(db: Db, id: string): Promise<void> {
  await db.delete(cannedTexts).where(eq(cannedTexts.id, id));
}

export async function setFiles(db: Db, cannedTextId: string, mediaIds: string[]): Promise<void> {
  await db.delete(cannedTextFiles).where(eq(cannedTextFiles.cannedTextId, cannedTextId));
  if (mediaIds.length > 0)
    await db.insert(cannedTextFiles).values(mediaIds.map((mediaId, position) => ({ cannedTextId, mediaId, position })));
}

/** Those of the files that the person uploaded and that are here whole. */
export async function ownUploads(db: Db, mediaIds: string[], userId: string): Promise<string[]> {
  if (mediaIds.length === 0) return [];
  const rows = await db
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, mediaIds), eq(media.uploadedById, userId), eq(media.status, "stored")));
  return rows.map(({ id }) => id);
}

export async function hasGroup(db: Db, groupId: string): Promise<boolean> {
  return (await db.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId))).length > 0;
}

export async function listGroups(db: Db) {
  return db.select({ id: groups.id, name: groups.name }).from(groups).orderBy(asc(groups.name));
}

export async function setFavourite(db: Db, row: { userId: string; cannedTextId: string }, isOn: boolean) {
  if (isOn) await db.insert(cannedTextFavourites).values(row).onConflictDoNothing();
  else
    await db
      .delete(cannedTextFavourites)
      .where(and(eq(cannedTextFavourites.userId, row.userId), eq(cannedTextFavourites.cannedTextId, row.cannedTextId)));
}

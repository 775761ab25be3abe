import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { libraryFiles, media } from "@/db/schema/media";
import { users } from "@/db/schema/team";

/** Every file of the library, by folder and name. */
export async function libraryRows(db: Db) {
  return db
    .select({
      id: libraryFiles.id,
      mediaId: libraryFiles.mediaId,
      name: libraryFiles.name,
      folder: libraryFiles.folder,
      mimeType: media.mimeType,
      fileName: media.fileName,
      byteSize: media.byteSize,
      createdAt: libraryFiles.createdAt,
      createdByName: users.name,
    })
    .from(libraryFiles)
    .innerJoin(media, eq(media.id, libraryFiles.mediaId))
    .innerJoin(users, eq(users.id, libraryFiles.createdById))
    .orderBy(asc(libraryFiles.folder), asc(libraryFiles.name), asc(libraryFiles.id));
}

export async function countLibrary(db: Db): Promise<number> {
  return db.$count(libraryFiles);
}

/** A file of the library with its stored bytes, which stays there until the end of the transaction; null when it is gone. */
export async function findLibraryFile(db: Db, id: string) {
  const [row] = await db
    .select({ libraryFile: libraryFiles, media })
    .from(libraryFiles)
    .innerJoin(media, and(eq(media.id, libraryFiles.mediaId), eq(media.status, "stored")))
    .where(eq(libraryFiles.id, id))
    .for("share", { of: libraryFiles });
  return row ?? null;
}

/** False when these bytes are in the library already. */
export async function insertLibraryFile(db: Db, row: typeof libraryFiles.$inferInsert): Promise<boolean> {
  const rows = await db.insert(libraryFiles).values(row).onConflictDoNothing().returning({ id: libraryFiles.id });
  return rows.length > 0;
}

export async function updateLibraryFile(
  db: Db,
  id: string,
  change: { name: string; folder: string },
): Promise<boolean> {
  const rows = await db
    .update(libraryFiles)
    .set(change)
    .where(eq(libraryFiles.id, id))
    .returning({ id: libraryFiles.id });
  return rows.length > 0;
}

export async function deleteLibraryFile(db: Db, id: string): Promise<boolean> {
  const rows = await db.delete(libraryFiles).where(eq(libraryFiles.id, id)).returning({ id: libraryFiles.id });
  return rows.length > 0;
}

/** How often and when last a stored file was sent, whoever took it from the library. */
export async function useOf(db: Db, storageKey: string): Promise<{ count: number; lastAt: Date | null }> {
  const [row] = await db.execute<{ count: number; last: Date | string | null }>(sql`
    select count(*)::int as count, max(m.at) as last
      from media c join messages m on m.media_id = c.id
     where c.storage_key = ${storageKey} and m.direction = 'out'`);
  return { count: row?.count ?? 0, lastAt: row?.last ? new Date(row.last) : null };
}

/** Removes the library's own row of a file where no other row has its bytes; answers whether the bytes may go too. */
export async function deleteUnsharedMedia(
  db: Db,
  { id, storageKey }: { id: string; storageKey: string },
): Promise<boolean> {
  const rows = await db
    .delete(media)
    .where(
      and(
        eq(media.id, id),
        sql`not exists (select 1 from media other where other.storage_key = ${storageKey} and other.id <> ${id}::uuid)`,
        sql`not exists (select 1 from messages m where m.media_id = ${id}::uuid)`,
        sql`not exists (select 1 from canned_text_files f where f.media_id = ${id}::uuid)`,
      ),
    )
    .returning({ id: media.id });
  return rows.length > 0;
}

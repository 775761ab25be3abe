import { and, asc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { messages } from "@/db/schema/delivery";
import { libraryFiles, media } from "@/db/schema/media";
import { isVisibleTo } from "@/db/visible-conversations";

export type MediaRow = typeof media.$inferSelect;

export async function insertMedia(db: Db, row: typeof media.$inferInsert): Promise<void> {
  await db.insert(media).values(row);
}

/** Begins an upload in parts, or finds it begun; null when the id is somebody else's or no upload. */
export async function beginUpload(db: Db, row: typeof media.$inferInsert & { uploadedById: string }) {
  await db.insert(media).values(row).onConflictDoNothing();
  return findUpload(db, row.id, row.uploadedById);
}

export async function findUpload(db: Db, id: string, uploadedById: string): Promise<MediaRow | null> {
  const [found] = await db
    .select()
    .from(media)
    .where(and(eq(media.id, id), eq(media.uploadedById, uploadedById), isNull(media.connectionId)));
  return found ?? null;
}

/** While an upload is pending, `byteSize` counts what has come and `tries` its parts. False = another part came first. */
export async function countPart(db: Db, id: string, part: { offset: number; length: number }): Promise<boolean> {
  const moved = await db
    .update(media)
    .set({ byteSize: part.offset + part.length, tries: sql`${media.tries} + 1` })
    .where(and(eq(media.id, id), eq(media.status, "pending"), eq(media.byteSize, part.offset)))
    .returning({ id: media.id });
  return moved.length > 0;
}

/** Takes one try of a download; null when there is nothing (more) to fetch. */
export async function claimDownload(db: Db, id: string): Promise<MediaRow | null> {
  const [claimed] = await db
    .update(media)
    .set({ tries: sql`${media.tries} + 1` })
    .where(
      and(eq(media.id, id), eq(media.status, "pending"), isNotNull(media.connectionId), isNotNull(media.providerRef)),
    )
    .returning();
  return claimed ?? null;
}

/** From pending to what became of it; false when somebody else was first. */
export async function finishPending(db: Db, id: string, result: Partial<MediaRow> & Pick<MediaRow, "status">) {
  const moved = await db
    .update(media)
    .set(result)
    .where(and(eq(media.id, id), eq(media.status, "pending")))
    .returning({ id: media.id });
  return moved.length > 0;
}

/** The messages that show this file. */
export function messagesWith(db: Db, mediaId: string) {
  return db
    .select({ id: messages.id, conversationId: messages.conversationId })
    .from(messages)
    .where(eq(messages.mediaId, mediaId));
}

/** Files of clients that are not here yet, oldest first. */
export function pendingDownloads(db: Db, limit: number) {
  return db
    .select({ id: media.id, tries: media.tries, createdAt: media.createdAt })
    .from(media)
    .where(and(eq(media.status, "pending"), isNotNull(media.connectionId)))
    .orderBy(asc(media.createdAt))
    .limit(limit);
}

export function abandonedUploads(db: Db, before: Date, limit: number) {
  return db
    .select({ id: media.id, parts: media.tries })
    .from(media)
    .where(and(eq(media.status, "pending"), isNull(media.connectionId), lt(media.createdAt, before)))
    .limit(limit);
}

export async function deletePending(db: Db, id: string): Promise<void> {
  await db.delete(media).where(and(eq(media.id, id), eq(media.status, "pending")));
}

/**
 * A stored file; `viewerId` must have uploaded it or see a conversation that holds it, or it is in the library; null sees all. `messageId` names a message
 * that holds it on one of its template's cards: a message has one file of its own, and its cards are not searched for.
 */
export async function findStored(
  db: Db,
  { id, messageId }: { id: string; messageId?: string },
  viewerId: string | null,
): Promise<MediaRow | null> {
  const allowed =
    viewerId === null ? undefined : or(mayOpen(viewerId), messageId ? onCard(viewerId, messageId) : undefined);
  const [found] = await db
    .select()
    .from(media)
    .where(and(eq(media.id, id), eq(media.status, "stored"), allowed));
  return found ?? null;
}

function mayOpen(viewerId: string): SQL | undefined {
  const holding = sql`exists (
    select 1 from ${messages} m where m.media_id = ${media.id} and ${isVisibleTo(sql`${viewerId}::uuid`, sql`m.conversation_id`)}
  )`;
  const inLibrary = sql`exists (select 1 from ${libraryFiles} l where l.media_id = ${media.id})`;
  return or(eq(media.uploadedById, viewerId), inLibrary, holding);
}

function onCard(viewerId: string, messageId: string): SQL {
  const held = sql`jsonb_build_array(jsonb_build_object('header', jsonb_build_object('mediaId', ${media.id}::text)))`;
  return sql`exists (
    select 1 from ${messages} m where m.id = ${messageId}::uuid
       and m.payload #> '{template,parameters,cards}' @> ${held}
       and ${isVisibleTo(sql`${viewerId}::uuid`, sql`m.conversation_id`)}
  )`;
}

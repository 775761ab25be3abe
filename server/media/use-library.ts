import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { blockedFiles } from "../team/blocked-files";
import { type Blocked, blockedBy, blockRefusal } from "./block-rules";
import { findLibraryFile, libraryRows } from "./library-queries";
import type { LibraryFileInput } from "./library-schema";
import { insertMedia } from "./queries";
import { sendableKind } from "./rules";
import { type Uploaded, type Uploader, uploaded } from "./store-upload";

/** The whole library (N.60); `isBlocked`: the company blocks such files by now, so it is not sent (S1.13). */
export async function listLibrary(ctx: Pick<Ctx, "db">) {
  const [rows, list] = await Promise.all([libraryRows(ctx.db), blockedFiles(ctx)]);
  return rows.map(({ mimeType, fileName, byteSize, ...row }) => ({
    ...row,
    fileName: fileName ?? row.name,
    mimeType: mimeType ?? "application/octet-stream",
    byteSize: byteSize ?? 0,
    kind: sendableKind(mimeType ?? "") ?? ("document" as const),
    isBlocked: blockedBy({ mimeType, fileName: fileName ?? row.name }, list) !== null,
  }));
}

/**
 * Takes a file out to be sent: an upload of the person's own with the same bytes, so nothing is uploaded again and all that holds
 * for uploads holds for it. Throws `uploadBlockedKind`, `uploadBlockedExtension`.
 */
export async function takeFromLibrary(ctx: Uploader, { libraryFileId }: LibraryFileInput): Promise<Uploaded> {
  return inTransaction(ctx, async (tx) => {
    const found = await findLibraryFile(tx.db, libraryFileId);
    if (!found?.media.mimeType) throw notFound("file");
    const { mimeType, fileName: ownName, byteSize } = found.media;
    const fileName = ownName ?? found.libraryFile.name;
    const blocked = blockedBy({ mimeType, fileName }, await blockedFiles(tx));
    if (blocked) throw refusal(blocked);
    const id = tx.newId();
    await insertMedia(tx.db, { ...found.media, id, uploadedById: ctx.actor.userId, createdAt: tx.now() });
    return uploaded({ id, mimeType, fileName, byteSize: byteSize ?? 0 });
  });
}

function refusal(blocked: Blocked): DomainError {
  const { key, values } = blockRefusal(blocked);
  return new DomainError("invalid", key, values);
}

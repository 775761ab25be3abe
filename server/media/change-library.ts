import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import {
  countLibrary,
  deleteLibraryFile,
  deleteUnsharedMedia,
  findLibraryFile,
  insertLibraryFile,
  updateLibraryFile,
  useOf,
} from "./library-queries";
import type { AddToLibraryInput, ChangeLibraryInput, LibraryFileInput } from "./library-schema";
import { findUpload } from "./queries";

/** People look through all of it at once. */
const mostFiles = 1000;

/** Puts a file that the person just uploaded into the library (N.60). Throws `libraryFull`. */
export async function addToLibrary(ctx: Ctx, { mediaId, name, folder }: AddToLibraryInput): Promise<{ id: string }> {
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const upload = userId ? await findUpload(ctx.db, mediaId, userId) : null;
  if (!userId || upload?.status !== "stored") throw notFound("file");
  return inTransaction(ctx, async (tx) => {
    if ((await countLibrary(tx.db)) >= mostFiles) throw new DomainError("conflict", "libraryFull", { max: mostFiles });
    const id = tx.newId();
    const row = { id, mediaId, name, folder, createdById: userId, createdAt: tx.now() };
    if (!(await insertLibraryFile(tx.db, row))) throw new DomainError("conflict", "libraryTwice");
    await record(tx, { action: "library.added", objectKind: "library_file", objectId: id, details: { name, folder } });
    return { id };
  });
}

/** Another name or folder; what was sent keeps the file's own name. */
export async function changeLibraryFile(ctx: Ctx, { libraryFileId, name, folder }: ChangeLibraryInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await updateLibraryFile(tx.db, libraryFileId, { name, folder }))) throw notFound("file");
    const details = { name, folder };
    await record(tx, { action: "library.changed", objectKind: "library_file", objectId: libraryFileId, details });
  });
}

/** How often and when last it was sent, for who is about to remove it. */
export async function showLibraryUse(ctx: Ctx, { libraryFileId }: LibraryFileInput) {
  const found = await findLibraryFile(ctx.db, libraryFileId);
  if (!found?.media.storageKey) throw notFound("file");
  return useOf(ctx.db, found.media.storageKey);
}

/** Takes a file out of the library; messages that carry it keep it, bytes that nothing needs are deleted. */
export async function removeFromLibrary(ctx: Ctx, { libraryFileId }: LibraryFileInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findLibraryFile(tx.db, libraryFileId);
    if (!found || !(await deleteLibraryFile(tx.db, libraryFileId))) throw notFound("file");
    const { id, storageKey } = found.media;
    const { name, folder } = found.libraryFile;
    const details = { name, folder };
    await record(tx, { action: "library.removed", objectKind: "library_file", objectId: libraryFileId, details });
    if (storageKey && (await deleteUnsharedMedia(tx.db, { id, storageKey })))
      await tx.afterCommit(() => ctx.storage.delete(storageKey));
  });
}

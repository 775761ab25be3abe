import { record } from "../audit/record";
import { type Actor, type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { storeUpload } from "../media/store-upload";
import { publish } from "../realtime/publish";
import { deleteFile, deletePhoto, findPhoto, lockPerson, setPhoto } from "./queries";
import { squarePhoto } from "./square-photo";

type Person = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/**
 * A person's own photo (N.23): made anew from the pixels of whatever picture came, then kept like every other file. The one before
 * is gone for good. Throws `photoUnreadable`.
 */
export async function savePhoto(ctx: Person, { bytes }: { bytes: Uint8Array }): Promise<void> {
  const jpeg = await squarePhoto(bytes);
  if (!jpeg) throw new DomainError("invalid", "photoUnreadable");
  const { mediaId } = await storeUpload(ctx, { fileName: "photo.jpg", claimedType: "image/jpeg", bytes: jpeg });
  await replacePhoto(ctx, mediaId);
}

export const removePhoto = (ctx: Person): Promise<void> => replacePhoto(ctx, null);

async function replacePhoto(ctx: Person, mediaId: string | null): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await lockPerson(tx.db, userId);
    const before = await findPhoto(tx.db, userId);
    if (mediaId) await setPhoto(tx.db, { userId, mediaId, changedAt: tx.now() });
    else await deletePhoto(tx.db, userId);
    if (before) await deleteFile(tx.db, before.mediaId);
    const action = mediaId ? "user.photo_changed" : "user.photo_removed";
    await record(tx, { action, objectKind: "user", objectId: userId });
    await publish(tx, { kind: "user", subjectId: userId });
    const old = before?.storageKey;
    if (old) await tx.afterCommit(() => ctx.storage.delete(old));
  });
}

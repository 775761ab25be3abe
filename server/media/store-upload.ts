import type { Actor, Ctx } from "../context";
import { DomainError } from "../core/errors";
import type { MediaKind } from "../providers/types";
import { blockedFiles } from "../team/blocked-files";
import { type Blocked, blockedBy, blockRefusal } from "./block-rules";
import { safeFileName } from "./file-name-rules";
import { type File, keepFile } from "./keep-file";
import { insertMedia } from "./queries";
import { sendableKind, uploadRefusal } from "./rules";
import { sniffType } from "./sniff";

export type Uploader = Ctx & { actor: Extract<Actor, { kind: "user" }> };
export type Uploaded = { mediaId: string; kind: MediaKind; mimeType: string; fileName: string; byteSize: number };

/**
 * Keeps a file that a person wants to send, after WhatsApp's own rules of type and size (providers.md A6); the type is what the
 * bytes say. Throws `uploadEmpty`, `uploadType`, `uploadTooLarge`, `uploadDamaged`, `uploadBlockedKind`,
 * `uploadBlockedExtension`.
 */
export async function storeUpload(
  ctx: Uploader,
  upload: { fileName: string; claimedType: string | null; bytes: Uint8Array },
): Promise<Uploaded> {
  const { bytes, claimedType } = upload;
  const fileName = safeFileName(upload.fileName);
  const file = { id: ctx.newId(), bytes, mimeType: await acceptedType(ctx, { fileName, claimedType, bytes }) };
  const kept = await keepSound(ctx, file);
  await insertMedia(ctx.db, {
    id: file.id,
    ...kept,
    fileName,
    claimedMimeType: claimedType,
    uploadedById: ctx.actor.userId,
    createdAt: ctx.now(),
  });
  return uploaded({ id: file.id, mimeType: kept.mimeType, fileName, byteSize: bytes.length });
}

/** The sniffed type of a file that may be sent. */
export async function acceptedType(
  ctx: Pick<Ctx, "db">,
  file: { fileName: string; claimedType: string | null; bytes: Uint8Array },
) {
  const mimeType = await sniffType(file.bytes, { fileName: file.fileName, mimeType: file.claimedType });
  const refusal = uploadRefusal({ mimeType, byteSize: file.bytes.length });
  if (refusal) throw new DomainError("invalid", refusal.key, refusal.values);
  const blocked = blockedBy({ mimeType, fileName: file.fileName }, await blockedFiles(ctx));
  if (blocked) throw blockedError(blocked);
  return mimeType ?? "";
}

function blockedError(blocked: Blocked): DomainError {
  const { key, values } = blockRefusal(blocked);
  return new DomainError("invalid", key, values);
}

/** Keeps the file; an image that cannot be read is refused, because WhatsApp would refuse it long after it was sent. */
export async function keepSound(ctx: Ctx, file: File & { mimeType: string }) {
  const kept = await keepFile(ctx, file);
  if (!file.mimeType.startsWith("image/") || kept.width !== null) return { ...kept, mimeType: file.mimeType };
  await ctx.storage.delete(kept.storageKey);
  throw new DomainError("invalid", "uploadDamaged");
}

export function uploaded(file: { id: string; mimeType: string; fileName: string; byteSize: number }): Uploaded {
  const { id, mimeType, fileName, byteSize } = file;
  return { mediaId: id, kind: sendableKind(mimeType) ?? "document", mimeType, fileName, byteSize };
}

import { DomainError, notFound } from "../core/errors";
import { safeFileName } from "./file-name-rules";
import { beginUpload, countPart, deletePending, findUpload, finishPending, type MediaRow } from "./queries";
import { maxFileBytes, sizeText } from "./rules";
import { acceptedType, keepSound, type Uploaded, type Uploader, uploaded } from "./store-upload";
import { deleteParts, joinParts, putPart } from "./upload-parts";

export type UploadPart = {
  /** Made by the browser; becomes the file's id. */
  uploadId: string;
  /** Where this part begins and how large the whole file is, in bytes. */
  offset: number;
  size: number;
  fileName: string;
  claimedType: string | null;
  bytes: Uint8Array;
};

/**
 * One part of a larger file, in order. Sending a part again is harmless, so a browser resumes after a lost answer; the last part
 * answers with the file (as storeUpload). Throws `uploadOutOfOrder` with the offset at which the next part begins.
 */
export async function storeUploadPart(ctx: Uploader, part: UploadPart): Promise<Uploaded | { received: number }> {
  const upload = await begin(ctx, part);
  if (upload.status === "stored") return fromRow(upload);
  const received = upload.byteSize ?? 0;
  const end = part.offset + part.bytes.length;
  const isRepeated = end <= received && part.bytes.length > 0;
  if (!isRepeated) await receive(ctx, upload, part);
  return end === part.size ? finish(ctx, part) : { received: Math.max(received, end) };
}

async function begin(ctx: Uploader, { uploadId, offset, size, bytes, ...file }: UploadPart): Promise<MediaRow> {
  if (size > maxFileBytes)
    throw new DomainError("invalid", "uploadTooLarge", { kind: "other", max: sizeText(maxFileBytes) });
  if (bytes.length === 0 || offset + bytes.length > size) throw new DomainError("invalid", "uploadEmpty");
  const { userId } = ctx.actor;
  const found =
    offset > 0
      ? await findUpload(ctx.db, uploadId, userId)
      : await beginUpload(ctx.db, {
          id: uploadId,
          status: "pending",
          fileName: safeFileName(file.fileName),
          claimedMimeType: file.claimedType,
          byteSize: 0,
          uploadedById: userId,
          createdAt: ctx.now(),
        });
  if (!found) throw notFound("upload");
  return found;
}

async function receive(ctx: Uploader, upload: MediaRow, { offset, bytes }: UploadPart): Promise<void> {
  const expected = upload.byteSize ?? 0;
  if (offset !== expected) throw new DomainError("conflict", "uploadOutOfOrder", { offset: expected });
  await putPart(ctx, upload.id, upload.tries, bytes);
  if (!(await countPart(ctx.db, upload.id, { offset, length: bytes.length })))
    throw new DomainError("conflict", "uploadOutOfOrder", { offset: expected });
}

async function finish(ctx: Uploader, { uploadId }: UploadPart): Promise<Uploaded> {
  const upload = await findUpload(ctx.db, uploadId, ctx.actor.userId);
  if (!upload) throw notFound("upload");
  const { id, tries: parts, claimedMimeType: claimedType } = upload;
  const fileName = upload.fileName ?? "file";
  try {
    const bytes = await joinParts(ctx, id, parts);
    const mimeType = await acceptedType(ctx, { fileName, claimedType, bytes });
    await finishPending(ctx.db, id, await keepSound(ctx, { id, bytes, mimeType }));
    await deleteParts(ctx, id, parts);
    return uploaded({ id, mimeType, fileName, byteSize: bytes.length });
  } catch (error) {
    // The same last part, sent again because its answer was late, may have been quicker.
    const now = await findUpload(ctx.db, uploadId, ctx.actor.userId);
    if (now?.status === "stored") return fromRow(now);
    // Only a refusal is final; after a failure of ours the browser sends the last part again.
    if (error instanceof DomainError) await forget(ctx, id, parts);
    throw error;
  }
}

async function forget(ctx: Uploader, id: string, parts: number): Promise<void> {
  await deleteParts(ctx, id, parts);
  await deletePending(ctx.db, id);
}

const fromRow = ({ id, mimeType, fileName, byteSize }: MediaRow): Uploaded =>
  uploaded({ id, mimeType: mimeType ?? "", fileName: fileName ?? "file", byteSize: byteSize ?? 0 });

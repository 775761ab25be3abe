import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { mayDo } from "../team/permissions";
import { contentDisposition } from "./file-name-rules";
import { findStored, type MediaRow } from "./queries";
import type { ByteRange } from "./range-rules";
import { mayShowInline, servedType } from "./rules";

export type ServedFile = {
  byteSize: number;
  /** Changes when the bytes do. */
  etag: string;
  mimeType: string;
  isInline: boolean;
  disposition: string;
  bytes: (range: ByteRange) => ReadableStream<Uint8Array>;
};

const chunkBytes = 1024 * 1024;

/**
 * A stored file for who uploaded it or sees a conversation that holds it (`messageId`: on a card of that template); the system (a signed public address) opens any.
 * Throws `not_found`.
 */
export async function serveMedia(
  ctx: Ctx,
  { mediaId, messageId, asDownload }: { mediaId: string; messageId?: string; asDownload: boolean },
): Promise<ServedFile> {
  const file = await findStored(ctx.db, { id: mediaId, messageId }, viewerOf(ctx));
  if (!file?.storageKey) throw notFound("file");
  const { storageKey, mimeType } = file;
  const isInline = mayShowInline(mimeType) && !asDownload;
  return {
    byteSize: file.byteSize ?? 0,
    etag: `"${file.sha256 ?? file.id}"`,
    mimeType: servedType(mimeType),
    isInline,
    disposition: contentDisposition(isInline ? "inline" : "attachment", nameOf(file)),
    bytes: (range) => chunks(ctx, storageKey, range),
  };
}

/** Null sees every file. */
function viewerOf({ actor }: Ctx): string | null {
  return actor.kind === "system" || mayDo(actor.role, "inbox.seeAll") ? null : actor.userId;
}

const nameOf = ({ fileName, mimeType, id }: MediaRow): string =>
  fileName ?? `${id}.${mimeType?.split(/[/;]/)[1]?.replace("mpeg", "mp3").replace("jpeg", "jpg") ?? "bin"}`;

/** Read piece by piece as the other side takes them, so that a hundred megabytes never lie in memory. */
function chunks(ctx: Pick<Ctx, "storage">, key: string, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let next = start;
  return new ReadableStream({
    pull: async (controller) => {
      if (next > end) return controller.close();
      const bytes = await ctx.storage.get(key, { start: next, end: Math.min(end, next + chunkBytes - 1) });
      if (!bytes?.length) throw new Error("the stored file is shorter than its row says");
      next += bytes.length;
      controller.enqueue(bytes);
    },
  });
}

import { createHash } from "node:crypto";
import type { Ctx } from "../context";
import type { BlockedFiles } from "../team/blocked-file-rules";
import { blockedBy } from "./block-rules";
import { imageSize } from "./image-size";
import { isBlockedType, type MediaError } from "./rules";
import { type Claims, sniffType } from "./sniff";

/** Enough to know every type by; the only part of a file that lies in memory. */
const headBytes = 1024 * 1024;
/** Images are larger nowhere (providers.md A6); what is larger goes without its measures. */
const maxMeasuredBytes = 16 * 1024 * 1024;

export const blockedByCompany = { status: "blocked", error: "blocked_by_company" satisfies MediaError } as const;

type Arriving = { id: string; stream: AsyncGenerator<Uint8Array, void>; claims: Claims; list: BlockedFiles };

/**
 * Puts a file that is still arriving into the storage, piece by piece, under a key of our own; what belongs into the file's row
 * comes back. Neither a program nor what the company blocks is kept. When the stream throws, nothing of it remains, and the error
 * goes on.
 */
export async function keepStream(ctx: Pick<Ctx, "storage">, { id, stream, claims, list }: Arriving) {
  try {
    const head = await readHead(stream);
    const mimeType = await sniffType(head, claims);
    if (isBlockedType(mimeType))
      return { status: "blocked", mimeType, error: "blocked_type" satisfies MediaError } as const;
    if (blockedBy({ mimeType, fileName: claims.fileName }, list)) return { ...blockedByCompany, mimeType };
    const storageKey = `files/${id}`;
    const [hash, facts] = [createHash("sha256"), { byteSize: 0 }];
    const measured = async function* () {
      for await (const chunk of joined(head, stream)) {
        hash.update(chunk);
        facts.byteSize += chunk.length;
        yield chunk;
      }
    };
    await ctx.storage.write(storageKey, measured(), mimeType ?? "application/octet-stream");
    const size = await sizeOf(ctx, { storageKey, mimeType, byteSize: facts.byteSize });
    return {
      status: "stored",
      storageKey,
      mimeType,
      ...facts,
      sha256: hash.digest("hex"),
      ...size,
      error: null,
    } as const;
  } finally {
    await stream.return();
  }
}

async function readHead(stream: AsyncGenerator<Uint8Array, void>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < headBytes; ) {
    const { value, done } = await stream.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  return Buffer.concat(chunks);
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function sizeOf(
  ctx: Pick<Ctx, "storage">,
  file: { storageKey: string; mimeType: string | null; byteSize: number },
): Promise<{ width: number | null; height: number | null }> {
  const isMeasured = file.mimeType?.startsWith("image/") && file.byteSize <= maxMeasuredBytes;
  const bytes = isMeasured ? await ctx.storage.get(file.storageKey) : null;
  return (bytes && (await imageSize(bytes))) ?? { width: null, height: null };
}

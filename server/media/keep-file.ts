import { createHash } from "node:crypto";
import type { Ctx } from "../context";
import { imageSize } from "./image-size";

export type File = { id: string; bytes: Uint8Array; mimeType: string | null };

/** Puts the bytes into the storage under a key of our own; what belongs into the file's row comes back. */
export async function keepFile(ctx: Pick<Ctx, "storage">, { id, bytes, mimeType }: File) {
  const storageKey = `files/${id}`;
  await ctx.storage.put(storageKey, bytes, mimeType ?? "application/octet-stream");
  const size = mimeType?.startsWith("image/") ? await imageSize(bytes) : null;
  return {
    status: "stored",
    storageKey,
    mimeType,
    byteSize: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    width: size?.width ?? null,
    height: size?.height ?? null,
    error: null,
  } as const;
}

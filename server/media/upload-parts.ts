import type { Ctx } from "../context";
import { DomainError } from "../core/errors";

type Keeper = Pick<Ctx, "storage">;

/** Parts wait in the storage, numbered from 0 in the order in which they came, until the last one is here. */
const keyOf = (uploadId: string, part: number) => `uploads/${uploadId}/${part}`;

export const putPart = (ctx: Keeper, uploadId: string, part: number, bytes: Uint8Array): Promise<void> =>
  ctx.storage.put(keyOf(uploadId, part), bytes, "application/octet-stream");

/** Throws a refusal when a part is gone: the upload was swept meanwhile and begins anew. */
export async function joinParts(ctx: Keeper, uploadId: string, parts: number): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  for (let part = 0; part < parts; part += 1) {
    const bytes = await ctx.storage.get(keyOf(uploadId, part));
    if (!bytes) throw new DomainError("conflict", "uploadLost");
    found.push(bytes);
  }
  return Buffer.concat(found);
}

export async function deleteParts(ctx: Keeper, uploadId: string, parts: number): Promise<void> {
  for (let part = 0; part < parts; part += 1) await ctx.storage.delete(keyOf(uploadId, part));
}

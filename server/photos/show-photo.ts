import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { allPhotos, findPhoto } from "./queries";

/** Who of the company has a photo and under which version, by person. */
export async function listPhotos(ctx: Pick<Ctx, "db">): Promise<Record<string, string>> {
  return Object.fromEntries((await allPhotos(ctx.db)).map(({ userId, mediaId }) => [userId, mediaId]));
}

/** The photo of a colleague as a JPEG. Throws `not_found`. */
export async function showPhoto(ctx: Pick<Ctx, "db" | "storage">, { userId }: { userId: string }): Promise<Uint8Array> {
  const photo = await findPhoto(ctx.db, userId);
  const bytes = photo?.storageKey ? await ctx.storage.get(photo.storageKey) : null;
  if (!bytes) throw notFound("file");
  return bytes;
}

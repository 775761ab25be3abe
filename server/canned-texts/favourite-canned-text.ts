import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findText, setFavourite } from "./queries";
import { readerOf } from "./reader";
import { maySee } from "./rules";
import type { FavouriteInput } from "./schema";

/** Puts a text among the person's favourites, or takes it out (N.16). */
export async function favouriteCannedText(ctx: Ctx, { cannedTextId, isOn }: FavouriteInput): Promise<void> {
  const me = readerOf(ctx);
  const text = await findText(ctx.db, cannedTextId);
  if (!text || !maySee(text, me)) throw notFound("cannedText");
  await setFavourite(ctx.db, { userId: me.userId, cannedTextId }, isOn);
}

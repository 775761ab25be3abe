import type { Ctx } from "../context";
import { findTag, listAll, listOffered } from "./queries";

/** What a session may be given (S1.18). */
export const offeredTags = (ctx: Pick<Ctx, "db">) => listOffered(ctx.db);

/** The whole list for the settings. */
export const listTags = (ctx: Pick<Ctx, "db">) => listAll(ctx.db);

export type Tag = Awaited<ReturnType<typeof listTags>>[number];

/** Whether the tag may be given to a session now. */
export async function isOffered(ctx: Pick<Ctx, "db">, { tagId }: { tagId: string }): Promise<boolean> {
  const tag = await findTag(ctx.db, tagId);
  return tag !== null && tag.retiredAt === null;
}

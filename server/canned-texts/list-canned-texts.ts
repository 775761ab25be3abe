import type { Ctx } from "../context";
import { company } from "../team/company";
import { filesOf, listGroups, textsFor } from "./queries";
import { readerOf } from "./reader";
import { mayChange } from "./rules";

/** Every text the person may insert, with its files, and what the person may do with it (N.16, N.61). */
export async function listCannedTexts(ctx: Pick<Ctx, "db" | "actor">) {
  const me = readerOf(ctx);
  const texts = await textsFor(ctx.db, me);
  const [files, { name: companyName }, groups] = await Promise.all([
    filesOf(
      ctx.db,
      texts.map(({ id }) => id),
    ),
    company(ctx),
    me.manages ? listGroups(ctx.db) : [],
  ]);
  return {
    texts: texts.map((text) => ({
      ...text,
      mayChange: mayChange(text, me),
      files: files.filter(({ cannedTextId }) => cannedTextId === text.id),
    })),
    companyName,
    /** Whose texts the person may write besides their own; empty for who manages none. */
    groups,
    manages: me.manages,
  };
}

export type CannedTexts = Awaited<ReturnType<typeof listCannedTexts>>;
export type CannedText = CannedTexts["texts"][number];

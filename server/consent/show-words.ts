import type { Ctx } from "../context";
import { newestWords } from "./wish-queries";
import type { Words } from "./wish-rules";
import { defaultWords } from "./wish-vocabulary-rules";

/** The words by which clients opt out and in, and their answers (O6); version 0 = those that come with Hovorna. */
export async function showWords(ctx: Pick<Ctx, "db">): Promise<ShownWords> {
  const newest = await newestWords(ctx.db);
  return newest ?? { version: 0, words: defaultWords, createdAt: null, createdBy: null };
}

export type ShownWords = { version: number; words: Words; createdAt: Date | null; createdBy: string | null };

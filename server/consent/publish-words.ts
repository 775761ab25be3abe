import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import type { WordsInput } from "./schema";
import { insertWords, newestWords } from "./wish-queries";
import { firstClash } from "./wish-rules";

/**
 * The next version of the words (O6). `base` is the version the person saw: who was slower is told, nobody is overwritten. One word
 * cannot mean both.
 */
export async function publishWords(ctx: Ctx, { base, words }: WordsInput): Promise<{ version: number }> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const clash = firstClash(words);
  if (clash) throw new DomainError("invalid", "wishWordTwice", { word: clash });
  return inTransaction(ctx, async (tx) => {
    const current = (await newestWords(tx.db))?.version ?? 0;
    const [id, version] = [tx.newId(), current + 1];
    const row = { id, version, words, createdAt: tx.now(), createdById: actor.userId };
    if (current !== base || !(await insertWords(tx.db, row))) throw new DomainError("conflict", "wishWordsRace");
    await record(tx, {
      action: "wish_words.published",
      objectKind: "wish_words",
      objectId: id,
      details: { version },
    });
    return { version };
  });
}

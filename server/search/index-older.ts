import { type Ctx, inTransaction } from "../context";
import { indexBefore } from "./index-queries";

/** Messages a round, and rounds a run: a run stays well under a minute. */
const [atOnce, rounds] = [2000, 50];

/** Writes the words of messages that are older than the search, part by part from the newest; does nothing once all are written. */
export async function indexOlder(ctx: Ctx): Promise<{ done: boolean }> {
  for (let round = 0; round < rounds; round += 1) {
    const more = await inTransaction(ctx, (tx) => indexBefore(tx.db, atOnce));
    if (!more) return { done: true };
  }
  return { done: false };
}

import { type Ctx, inTransaction } from "../context";
import { operatorOf } from "../inbox/operator";
import { publish } from "../realtime/publish";
import { toNews } from "./look-at";
import { deleteLook } from "./queries";
import { newsOfLeaving } from "./rules";

/** The tab was closed, hidden, or shows no conversation any more. */
export async function lookAway(ctx: Ctx, { pageId }: { pageId: string }): Promise<void> {
  const { userId } = operatorOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const was = await deleteLook(tx.db, { pageId, userId });
    await publish(tx, ...newsOfLeaving(was, tx.now()).map((id) => toNews(userId, id)));
  });
}

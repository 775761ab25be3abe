import { type Ctx, inTransaction } from "../context";
import { operatorOf } from "../inbox/operator";
import { publish } from "../realtime/publish";
import { toNews } from "./look-at";
import { deleteLook } from "./queries";
import { newsOfLeaving } from "./rules";
import type { LeaveInput } from "./schema";

/** The tab was closed, hidden, or shows this conversation no longer. */
export async function lookAway(ctx: Ctx, { pageId, conversationId }: LeaveInput): Promise<void> {
  const { userId } = operatorOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const was = await deleteLook(tx.db, { pageId, userId, conversationId });
    await publish(tx, ...newsOfLeaving(was, tx.now()).map((id) => toNews(userId, id)));
  });
}

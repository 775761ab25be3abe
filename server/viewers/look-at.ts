import { type Ctx, inTransaction } from "../context";
import { loadConversation } from "../inbox/load-conversation";
import { operatorOf } from "../inbox/operator";
import { refusalOf } from "../inbox/reply";
import { showTyping } from "../read-marks/show-typing";
import { publish } from "../realtime/publish";
import { findLook, putLook } from "./queries";
import { newsOf, toLook } from "./rules";
import type { LookInput } from "./schema";

/**
 * A tab of the acting person shows the conversation, and an answer is being written in it or not (O14). Colleagues hear of it only
 * when something changed. Of an answer that may be sent the client learns, too.
 */
export async function lookAt(ctx: Ctx, { pageId, conversationId, isTyping }: LookInput): Promise<void> {
  const facts = await loadConversation(ctx, { conversationId });
  const page = { pageId, userId: operatorOf(ctx).userId };
  await inTransaction(ctx, async (tx) => {
    const is = toLook(conversationId, isTyping, tx.now());
    const was = await findLook(tx.db, page);
    if (!(await putLook(tx.db, page, is))) return;
    await publish(tx, ...newsOf(was, is, tx.now()).map((id) => toNews(page.userId, id)));
  });
  if (isTyping && refusalOf(ctx, facts, "text") === null)
    ctx.defer(() => showTyping(ctx, { ...facts, conversationId }));
}

export const toNews = (userId: string, conversationId: string) => ({
  kind: "viewer" as const,
  subjectId: userId,
  conversationId,
});

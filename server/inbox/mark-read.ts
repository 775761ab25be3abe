import { type Ctx, inTransaction } from "../context";
import { wantReadMark } from "../read-marks/want-read-mark";
import { publish } from "../realtime/publish";
import { clearUnread } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { meOf } from "./operator";
import { mayMarkRead } from "./rules";

/**
 * The person looks at the conversation: nothing is unread any more, and where the company says so the client sees the blue ticks.
 * A colleague's session and a waiting one stay unread.
 */
export async function markRead(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const facts = await loadConversation(ctx, { conversationId });
  if (!mayMarkRead(facts.session, meOf(ctx))) return;
  await inTransaction(ctx, async (tx) => {
    if (!(await clearUnread(tx.db, conversationId))) return;
    await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
    await wantReadMark(tx, { ...facts, conversationId, occasion: "open" });
  });
}

import { type Ctx, inTransaction } from "../context";
import { loadConnection } from "../numbers/connection";
import { publish } from "../realtime/publish";
import { clearUnread, newestInbound } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { meOf } from "./operator";
import { mayMarkRead } from "./rules";

/**
 * The person looks at the conversation: nothing is unread any more, and where the number says so the client sees the blue ticks.
 * A colleague's session and a waiting one stay unread.
 */
export async function markRead(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const { session, number } = await loadConversation(ctx, { conversationId });
  if (!mayMarkRead(session, meOf(ctx))) return;
  await inTransaction(ctx, async (tx) => {
    if (!(await clearUnread(tx.db, conversationId))) return;
    const providerMessageId = await newestInbound(tx.db, conversationId);
    await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
    if (!number.sendReadReceipts || !providerMessageId) return;
    await tx.afterCommit(() => ctx.defer(() => tellProvider(ctx, number, providerMessageId)));
  });
}

type OwnNumber = { id: string; connectionId: string; providerNumberId: string; phone: string };

/** Blue ticks are a courtesy: without them nothing is lost. */
async function tellProvider(ctx: Ctx, number: OwnNumber, providerMessageId: string): Promise<void> {
  const connection = await loadConnection(ctx, number.connectionId);
  await ctx.providers[connection.provider].markRead(connection, number, providerMessageId).catch((error: unknown) => {
    ctx.log.warn({ err: error, numberId: number.id }, "the provider was not told that a message was read");
  });
}

import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { setUnread } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { meOf } from "./operator";
import { mayMarkRead } from "./rules";

/** Back among the unread (key U), by who is to answer it: for later, or for the next look. What the client sees does not change. */
export async function markUnread(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const { session } = await loadConversation(ctx, { conversationId });
  if (!mayMarkRead(session, meOf(ctx))) throw new DomainError("forbidden", "sessionNotYours");
  await inTransaction(ctx, async (tx) => {
    if (await setUnread(tx.db, conversationId))
      await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
  });
}

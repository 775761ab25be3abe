import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { markMentionsRead } from "./mention-queries";
import { operatorOf } from "./operator";

/** The acting person looks at the conversation: what named them there is no longer new. */
export async function readMentions(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const { userId } = operatorOf(ctx);
  await inTransaction(ctx, async (tx) => {
    if (!(await markMentionsRead(tx.db, { userId, conversationId, at: tx.now() }))) return;
    // Their other windows; colleagues learn nothing new from it.
    await publish(tx, { kind: "mention", subjectId: userId, conversationId });
  });
}

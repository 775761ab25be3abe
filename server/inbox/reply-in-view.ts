import { type Ctx, inTransaction } from "../context";
import { lockConversation } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { answersSince } from "./message-queries";
import { operatorOf } from "./operator";
import { isSentAlready, type ReplyOutcome, replyWithin } from "./reply";
import type { ReplyInViewInput } from "./schema";

export type ReplyInViewOutcome = ReplyOutcome | { ok: false; reason: "answered_meanwhile"; names: string[] };

/**
 * A reply by somebody who looks at the thread: where a colleague has answered below the last message that stands on their screen,
 * nothing is sent and they are told who (O14). Without `seenMessageId` they know and send anyway; null = the thread was empty.
 */
export async function replyInView(ctx: Ctx, input: ReplyInViewInput): Promise<ReplyInViewOutcome> {
  const { seenMessageId, ...replying } = input;
  return inTransaction(ctx, async (tx) => {
    await lockConversation(tx.db, input.conversationId);
    const { userId } = operatorOf(tx);
    const names =
      seenMessageId === undefined ? [] : await answersSince(tx.db, { ...replying, seenMessageId, withoutId: userId });
    if (names.length > 0) {
      await loadConversation(tx, input); // who may not see it learns nothing
      if (!(await isSentAlready(tx, input))) return { ok: false, reason: "answered_meanwhile", names };
    }
    return replyWithin(tx, ctx, replying);
  });
}

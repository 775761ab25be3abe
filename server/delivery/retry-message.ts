import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { findMessage, requeue } from "./queries";
import { mayRetry } from "./rules";

/** "Zkusit znovu" (S1.35): the same message, the same id, three new tries. Only where the reason makes sense of it. */
export async function retryMessage(ctx: Ctx, { messageId }: { messageId: string }): Promise<{ numberId: string }> {
  const message = await findMessage(ctx.db, messageId);
  if (!message) throw notFound("message");
  if (!mayRetry(message.status, message.failureReason)) throw new DomainError("conflict", "notRetryable");
  await inTransaction(ctx, async (tx) => {
    if (!(await requeue(tx.db, messageId, message.status, tx.now()))) throw new DomainError("conflict", "notRetryable");
    await publish(tx, { kind: "message", subjectId: messageId, conversationId: message.conversationId });
  });
  return { numberId: message.numberId };
}

import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { acceptUndecided, findMessage } from "./queries";

/** A person decides that a message without proof was sent (goals §4). A receipt that comes later still lifts it. */
export async function settleAsSent(ctx: Ctx, { messageId }: { messageId: string }): Promise<void> {
  const message = await findMessage(ctx.db, messageId);
  if (!message) throw notFound("message");
  await inTransaction(ctx, async (tx) => {
    if (!(await acceptUndecided(tx.db, messageId, tx.now()))) throw new DomainError("conflict", "notRetryable");
    await publish(tx, { kind: "message", subjectId: messageId, conversationId: message.conversationId });
  });
}

import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { offersAfter } from "./offers-after";
import { operatorOf } from "./operator";
import { endWrapUp } from "./wrap-up-queries";

/** The after-session work is done before its time (N.18): the operator is free again. Twice changes nothing. */
export async function finishWrapUp(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<{ ok: boolean }> {
  const { userId } = operatorOf(ctx);
  return inTransaction(ctx, async (tx) => {
    const conversationId = await endWrapUp(tx.db, { sessionId, userId, at: tx.now() });
    if (!conversationId) return { ok: false };
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

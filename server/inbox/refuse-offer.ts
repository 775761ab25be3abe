import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { endOffer } from "./offer-queries";
import { offersAfter } from "./offers-after";
import { operatorOf } from "./operator";

/** Passes on a session that was offered to me (N.10): the next operator is asked. One that is no longer mine changes nothing. */
export async function refuseOffer(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<{ ok: boolean }> {
  const { userId } = operatorOf(ctx);
  const { conversationId } = await loadSession(ctx, { sessionId });
  return inTransaction(ctx, async (tx) => {
    if (!(await endOffer(tx.db, { sessionId, userId, outcome: "refused", at: tx.now() }))) return { ok: false };
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { dismissGuests } from "./guest-queries";
import { loadSession } from "./load-session";
import { lockOperator, lockSession } from "./offer-queries";
import { offersAfter } from "./offers-after";
import { operatorOf } from "./operator";
import { isUnheld } from "./right-rules";
import { insertSessionEvents, moveSession, nameOfUser } from "./session-queries";

export type TakeOverOutcome =
  | { ok: true }
  | { ok: false; reason: "ended" }
  /** Somebody else was quicker, or it went back to the queue (no name). */
  | { ok: false; reason: "taken"; operatorName: string | null };

/**
 * A supervisor takes a running session from a colleague; its state stays as it is. A waiting one is accepted instead. Of two who
 * take it at once one has it, the other is told who.
 */
export async function takeOverSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<TakeOverOutcome> {
  const { userId } = operatorOf(ctx);
  const session = await loadSession(ctx, { sessionId });
  const { conversationId, operatorId } = session;
  if (isUnheld(session)) throw new DomainError("conflict", "sessionWaiting");
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (operatorId === userId) return { ok: true };
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const now = await lockSession(tx.db, sessionId);
    if (!now || now.status === "ended") return { ok: false, reason: "ended" };
    if (now.operatorId !== operatorId)
      return { ok: false, reason: "taken", operatorName: await nameOfUser(tx.db, now.operatorId) };
    await lockOperator(tx.db, userId);
    await moveSession(tx.db, sessionId, ["active", "awaiting_reply"], { operatorId: userId });
    await dismissGuests(tx.db, { sessionId, userId, at });
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "taken_over", actorId: userId, at }]);
    await record(tx, {
      action: "session.taken_over",
      objectKind: "session",
      objectId: sessionId,
      details: { from: operatorId },
    });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

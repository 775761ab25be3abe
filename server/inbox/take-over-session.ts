import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { operatorOf } from "./operator";
import { insertSessionEvents, moveSession } from "./session-queries";

export type TakeOverOutcome = { ok: true } | { ok: false; reason: "ended" };

/** A supervisor takes a running session from a colleague; its state stays as it is. A waiting one is accepted instead. */
export async function takeOverSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<TakeOverOutcome> {
  const { userId } = operatorOf(ctx);
  const session = await loadSession(ctx, { sessionId });
  const { conversationId, operatorId } = session;
  if (session.status === "waiting") throw new DomainError("conflict", "sessionWaiting");
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (operatorId === userId) return { ok: true };
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const moved = await moveSession(tx.db, sessionId, ["active", "awaiting_reply"], { operatorId: userId });
    if (!moved) return { ok: false, reason: "ended" };
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "taken_over", actorId: userId, at }]);
    await record(tx, {
      action: "session.taken_over",
      objectKind: "session",
      objectId: sessionId,
      details: { from: operatorId },
    });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    return { ok: true };
  });
}

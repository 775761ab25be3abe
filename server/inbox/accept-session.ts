import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { operatorOf } from "./operator";
import { insertSessionEvents, moveSession } from "./session-queries";

export type AcceptOutcome =
  | { ok: true }
  | { ok: false; reason: "taken"; operatorName: string | null }
  | { ok: false; reason: "ended" };

/** Takes a waiting session. Of two who ask at once one gets it; the other is told who (S1.3). */
export async function acceptSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<AcceptOutcome> {
  const { userId } = operatorOf(ctx);
  const { conversationId } = await loadSession(ctx, { sessionId });
  const isMine = await inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const change = { status: "active", operatorId: userId, acceptedAt: at } as const;
    if (!(await moveSession(tx.db, sessionId, ["waiting"], change))) return false;
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "accepted", actorId: userId, at }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    return true;
  });
  return isMine ? { ok: true } : lost(ctx, sessionId, userId);
}

/** Who was quicker may have been the same person in another window. */
async function lost(ctx: Ctx, sessionId: string, userId: string): Promise<AcceptOutcome> {
  const session = await loadSession(ctx, { sessionId });
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (session.operatorId === userId) return { ok: true };
  return { ok: false, reason: "taken", operatorName: session.operatorName };
}

import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { endOffer, liveOffer, lockOperator, lockSession } from "./offer-queries";
import { mayAccept } from "./offer-rules";
import { offersAfter } from "./offers-after";
import { meOf } from "./operator";
import { isUnheld } from "./right-rules";
import { groupModeOf, insertSessionEvents, moveSession, nameOfUser } from "./session-queries";

export type AcceptOutcome =
  | { ok: true }
  | { ok: false; reason: "taken"; operatorName: string | null }
  /** It is another operator's turn (N.42); null = nobody's, the group takes sessions only as they are offered. */
  | { ok: false; reason: "offered"; operatorName: string | null }
  | { ok: false; reason: "ended" };

/** Takes a waiting session, or one from its bot. Of two who ask at once one gets it; the other is told who (S1.3, N.10, N.43). */
export async function acceptSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<AcceptOutcome> {
  const me = meOf(ctx);
  const { userId } = me;
  const { conversationId } = await loadSession(ctx, { sessionId });
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const session = await lockSession(tx.db, sessionId);
    if (!session || !isUnheld(session)) return lost(tx, sessionId, userId);
    const [offer, mode] = [await liveOffer(tx.db, sessionId), await groupModeOf(tx.db, session.groupId)];
    const offeredTo = offer?.userId ?? null;
    if (!mayAccept({ mode, offeredTo, me }))
      return { ok: false, reason: "offered", operatorName: offeredTo && (await nameOfUser(tx.db, offeredTo)) };
    await lockOperator(tx.db, userId);
    await moveSession(tx.db, sessionId, ["waiting", "bot"], { status: "active", operatorId: userId, acceptedAt: at });
    await endOffer(tx.db, { sessionId, outcome: offeredTo === userId ? "accepted" : "withdrawn", at });
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "accepted", actorId: userId, at }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    if (offeredTo && offeredTo !== userId) await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

/** Who was quicker may have been the same person in another window. */
async function lost(ctx: Ctx, sessionId: string, userId: string): Promise<AcceptOutcome> {
  const session = await loadSession(ctx, { sessionId });
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (session.operatorId === userId) return { ok: true };
  return { ok: false, reason: "taken", operatorName: session.operatorName };
}

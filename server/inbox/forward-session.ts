import type { SessionStatus } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { findActiveGroup, findActiveUser } from "./colleague-queries";
import { dismissGuests } from "./guest-queries";
import { loadSession } from "./load-session";
import { endOffer, lockOperator, lockSession } from "./offer-queries";
import { offersAfter } from "./offers-after";
import { meOf } from "./operator";
import { isUnheld, mayForward } from "./right-rules";
import type { ForwardInput } from "./schema";
import { insertSessionEvents, moveSession, type NewSession, nameOfUser } from "./session-queries";

export type ForwardOutcome =
  | { ok: true }
  | { ok: false; reason: "ended" }
  /** Somebody was quicker and has it now. */
  | { ok: false; reason: "taken"; operatorName: string | null };

type Target = { userId: string; groupId?: undefined } | { groupId: string; userId?: undefined };

/**
 * Hands a session to another operator, whose it is at once, or to a group, in whose queue it waits again (S1.19). The note stands
 * in the transcript with it.
 */
export async function forwardSession(ctx: Ctx, { sessionId, to, note }: ForwardInput): Promise<ForwardOutcome> {
  const me = meOf(ctx);
  const seen = await loadSession(ctx, { sessionId });
  const { conversationId } = seen;
  if (seen.status === "ended") return { ok: false, reason: "ended" };
  if (!mayForward(seen, me)) throw new DomainError("forbidden", "sessionNotYours");
  const target = await targetOf(ctx, to);
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const session = await lockSession(tx.db, sessionId);
    if (!session || session.status === "ended") return { ok: false, reason: "ended" };
    if (session.operatorId !== seen.operatorId)
      return { ok: false, reason: "taken", operatorName: await nameOfUser(tx.db, session.operatorId) };
    if (target.userId) await lockOperator(tx.db, target.userId);
    await moveSession(tx.db, sessionId, [session.status], changeFor(target, session, at));
    await endOffer(tx.db, { sessionId, outcome: "withdrawn", at });
    await dismissGuests(tx.db, { sessionId, at, ...(target.userId ? { userId: target.userId } : {}) });
    await insertSessionEvents(tx.db, [
      { conversationId, sessionId, action: "forwarded", actorId: me.userId, ...target, note: note || null, at },
    ]);
    await record(tx, {
      action: "session.forwarded",
      objectKind: "session",
      objectId: sessionId,
      details: { ...target },
    });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

async function targetOf(ctx: Ctx, to: ForwardInput["to"]): Promise<Target> {
  if ("userId" in to) {
    if (!(await findActiveUser(ctx.db, to.userId))) throw notFound("user");
    return { userId: to.userId };
  }
  if (!(await findActiveGroup(ctx.db, to.groupId))) throw notFound("group");
  return { groupId: to.groupId };
}

/** A person goes on where the session stands; a group begins by accepting it. */
function changeFor(
  target: Target,
  session: { status: SessionStatus; acceptedAt: Date | null },
  at: Date,
): Partial<NewSession> {
  if (target.groupId)
    return {
      status: "waiting",
      groupId: target.groupId,
      operatorId: null,
      preferredOperatorId: null,
      acceptedAt: null,
      queuedAt: at,
    };
  return {
    operatorId: target.userId,
    status: isUnheld(session) ? "active" : session.status,
    acceptedAt: session.acceptedAt ?? at,
  };
}

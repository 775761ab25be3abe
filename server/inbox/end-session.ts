import { record } from "../audit/record";
import { checkFields } from "../contacts/check-fields";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { statesWith } from "../core/machine";
import { askAfter } from "../ratings/ask-due-ratings";
import { planRating } from "../ratings/plan-rating";
import { publish } from "../realtime/publish";
import { checkResult } from "../results/check-result";
import { clearUnread } from "./conversation-queries";
import { dismissGuests } from "./guest-queries";
import { loadSession } from "./load-session";
import { noteTriggers } from "./note-triggers";
import { endOffer, lockSession } from "./offer-queries";
import { offersAfter } from "./offers-after";
import { meOf } from "./operator";
import { mayEnd } from "./right-rules";
import { sessionMachine } from "./rules";
import type { EndSessionInput } from "./schema";
import { insertSessionEvents, moveSession, nameOfUser } from "./session-queries";
import { wrapUpSecondsOf } from "./wrap-up-queries";

export type EndOutcome =
  | { ok: true }
  | { ok: false; reason: "ended" }
  /** It went to somebody else meanwhile, or back to the queue (no name); it goes on. */
  | { ok: false; reason: "taken"; operatorName: string | null };

/**
 * Ends a session with its result and note (S1.16) and its own fields, of which the required ones must be filled in by now (N.71). What
 * somebody began to write stays as their draft.
 */
export async function endSession(
  ctx: Ctx,
  { sessionId, resultId, note, fields, rate }: EndSessionInput,
): Promise<EndOutcome> {
  const me = meOf(ctx);
  const session = await loadSession(ctx, { sessionId });
  const { conversationId } = session;
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (!mayEnd(session, me)) throw new DomainError("forbidden", "sessionNotYours");
  await checkResult(ctx, { resultId, note });
  return inTransaction(ctx, async (tx) => {
    const endedAt = tx.now();
    const now = await lockSession(tx.db, sessionId);
    if (!now || now.status === "ended") return { ok: false, reason: "ended" };
    if (now.operatorId !== session.operatorId)
      return { ok: false, reason: "taken", operatorName: await nameOfUser(tx.db, now.operatorId) };
    const wrapUpUntil = await wrapUpEnd(tx, session);
    const change = {
      status: "ended",
      endedAt,
      endedById: me.userId,
      resultId,
      resultNote: note || null,
      fields: await checkFields(tx, { scope: "session", given: fields ?? {}, before: now.fields, asksAll: true }),
      wrapUpUntil,
    } as const;
    await moveSession(tx.db, sessionId, statesWith(sessionMachine, "end"), change);
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "ended", actorId: me.userId, at: endedAt }]);
    await endOffer(tx.db, { sessionId, outcome: "withdrawn", at: endedAt });
    await dismissGuests(tx.db, { sessionId, at: endedAt });
    await clearUnread(tx.db, conversationId);
    await planRating(tx, { sessionId, conversationId, operatorId: session.operatorId, wanted: rate });
    await record(tx, { action: "session.ended", objectKind: "session", objectId: sessionId, details: { resultId } });
    await noteTriggers(tx, [{ kind: "session_ended", conversationId, sessionId, at: endedAt }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    await tx.afterCommit(askAfter(ctx));
    return { ok: true };
  });
}

/** Who ends a session of their own goes on working on it for as long as its group gives (N.18); it counts against capacity. */
async function wrapUpEnd(
  ctx: Ctx,
  session: { operatorId: string | null; groupId: string | null },
): Promise<Date | null> {
  if (session.operatorId !== meOf(ctx).userId) return null;
  const seconds = await wrapUpSecondsOf(ctx.db, session.groupId);
  return seconds > 0 ? new Date(ctx.now().getTime() + seconds * 1000) : null;
}

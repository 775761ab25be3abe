import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { offersAfter } from "./offers-after";
import { meOf } from "./operator";
import { maySnooze } from "./right-rules";
import type { SnoozeInput } from "./schema";
import { insertSessionEvents } from "./session-queries";
import { putAside, takeBack } from "./snooze-queries";

export type SnoozeOutcome = { ok: true } | { ok: false; reason: "ended" };

/** A year: what is put aside for longer is forgotten. */
const longestMs = 366 * 86_400_000;

/**
 * Puts a session aside until a time, or with null until the client writes; what the client writes brings it back either way. It
 * counts against nobody's capacity meanwhile. Snoozing it anew only moves the time.
 */
export async function snoozeSession(ctx: Ctx, { sessionId, until }: SnoozeInput): Promise<SnoozeOutcome> {
  const me = meOf(ctx);
  const session = await loadSession(ctx, { sessionId });
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (!maySnooze(session, me)) throw new DomainError("forbidden", "sessionNotYours");
  const ahead = until ? until.getTime() - ctx.now().getTime() : null;
  if (ahead !== null && (ahead <= 0 || ahead > longestMs)) throw new DomainError("invalid", "snoozeTime");
  const { conversationId } = session;
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    if (!(await putAside(tx.db, { sessionId, at, until }))) return { ok: false, reason: "ended" };
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "snoozed", actorId: me.userId, until, at }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    await tx.afterCommit(offersAfter(ctx));
    return { ok: true };
  });
}

/** Takes a session back before its time; one that is back already stays as it is. */
export async function unsnoozeSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<SnoozeOutcome> {
  const me = meOf(ctx);
  const session = await loadSession(ctx, { sessionId });
  if (session.status === "ended") return { ok: false, reason: "ended" };
  if (!maySnooze(session, me)) throw new DomainError("forbidden", "sessionNotYours");
  return inTransaction(ctx, async (tx) => {
    const conversationId = await takeBack(tx.db, sessionId);
    if (!conversationId) return { ok: true };
    const event = { conversationId, sessionId, action: "snooze_ended" as const, actorId: me.userId, at: tx.now() };
    await insertSessionEvents(tx.db, [event]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    return { ok: true };
  });
}

import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { noteTriggers } from "./note-triggers";
import { operatorOf } from "./operator";
import { insertSessionEvents, insertSessions, lastSessionOf } from "./session-queries";
import { endWrapUp } from "./wrap-up-queries";

export type Beginning = {
  conversationId: string;
  groupId: string | null;
  status: "active" | "awaiting_reply";
  /** The session it goes on with; unless told, the conversation's last one. */
  previousSessionId?: string;
};

/** A session that a person begins by writing first; one that follows an earlier session goes on with it (S1.30, S1.31). */
export async function beginSession(ctx: Ctx, beginning: Beginning): Promise<string> {
  const { conversationId, groupId, status } = beginning;
  const { userId } = operatorOf(ctx);
  const [id, at] = [ctx.newId(), ctx.now()];
  const previousSessionId = beginning.previousSessionId ?? (await lastSessionOf(ctx.db, conversationId));
  const action = previousSessionId ? "reopened" : "started";
  await insertSessions(ctx.db, [
    {
      id,
      conversationId,
      status,
      origin: "operator",
      groupId,
      operatorId: userId,
      startedAt: at,
      acceptedAt: at,
      previousSessionId,
    },
  ]);
  // Who goes on with a session is done with the work after it.
  if (previousSessionId) await endWrapUp(ctx.db, { sessionId: previousSessionId, userId, at });
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId: id, action, actorId: userId, at }]);
  await noteTriggers(ctx, [{ kind: "session_began", conversationId, sessionId: id, at }]);
  await publish(ctx, { kind: "session", subjectId: id, conversationId });
  return id;
}

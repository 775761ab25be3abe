import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { operatorOf } from "./operator";
import { hadSession, insertSessionEvents, insertSessions } from "./session-queries";

export type Beginning = {
  conversationId: string;
  groupId: string | null;
  status: "active" | "awaiting_reply";
};

/** A session that a person begins by writing first; one that follows an earlier session reopens the conversation (S1.30, S1.31). */
export async function beginSession(ctx: Ctx, { conversationId, groupId, status }: Beginning): Promise<string> {
  const { userId } = operatorOf(ctx);
  const [id, at] = [ctx.newId(), ctx.now()];
  const action = (await hadSession(ctx.db, conversationId)) ? "reopened" : "started";
  await insertSessions(ctx.db, [
    { id, conversationId, status, origin: "operator", groupId, operatorId: userId, startedAt: at, acceptedAt: at },
  ]);
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId: id, action, actorId: userId, at }]);
  await publish(ctx, { kind: "session", subjectId: id, conversationId });
  return id;
}

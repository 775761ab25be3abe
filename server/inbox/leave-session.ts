import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { dismissGuests } from "./guest-queries";
import { loadSession } from "./load-session";
import { operatorOf } from "./operator";
import { insertSessionEvents } from "./session-queries";

/** An invited operator leaves; the session goes on. Who is no guest of it leaves nothing. */
export async function leaveSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<{ ok: boolean }> {
  const { userId } = operatorOf(ctx);
  const { conversationId } = await loadSession(ctx, { sessionId });
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    if (!(await dismissGuests(tx.db, { sessionId, userId, at }))) return { ok: false };
    await insertSessionEvents(tx.db, [{ conversationId, sessionId, action: "left", actorId: userId, at }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    return { ok: true };
  });
}

import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { clearMark } from "./callback-queries";
import { loadSession } from "./load-session";
import { operatorOf } from "./operator";
import type { ClearCallbackInput } from "./schema";
import { insertSessionEvents } from "./session-queries";

/** Somebody got back to the client (N.70), or need not any more; the note says how. Whoever sees the session may. Twice is once. */
export async function clearCallback(ctx: Ctx, { sessionId, note }: ClearCallbackInput): Promise<void> {
  const { conversationId } = await loadSession(ctx, { sessionId });
  const { userId } = operatorOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const at = tx.now();
    if (!(await clearMark(tx.db, sessionId, userId, at))) return;
    const event = {
      conversationId,
      sessionId,
      action: "callback_cleared" as const,
      actorId: userId,
      note: note || null,
      at,
    };
    await insertSessionEvents(tx.db, [event]);
    await record(tx, { action: "session.callback_cleared", objectKind: "session", objectId: sessionId });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
  });
}

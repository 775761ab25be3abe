import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { insertSessionEvents } from "./session-queries";
import { markUnread, takeBackDue } from "./snooze-queries";

/** One tick: snoozed sessions whose time has come are back among their operator's own, unread and with a line in the thread. */
export async function wakeSnoozed(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const back = await takeBackDue(tx.db, at);
    await markUnread(
      tx.db,
      back.map(({ conversationId }) => conversationId),
    );
    await insertSessionEvents(
      tx.db,
      back.map((session) => ({ ...session, action: "snooze_ended" as const, at })),
    );
    const changes = back.map(({ sessionId, conversationId }) => ({
      kind: "session" as const,
      subjectId: sessionId,
      conversationId,
    }));
    await publish(tx, ...changes);
    return back.length;
  });
}

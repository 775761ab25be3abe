import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { deskSettings } from "../team/desk-settings";
import { insertReminders } from "./closing-queries";

/**
 * One tick: operators whose client waits for an answer hear that the window ends soon, as long before as the company wants (O13).
 * The row is the truth; who is told of it in which way, the notifications decide.
 */
export async function remindOfWindows(ctx: Ctx): Promise<{ reminded: number }> {
  const { windowReminderMinutes } = await deskSettings(ctx);
  if (windowReminderMinutes === 0) return { reminded: 0 };
  return inTransaction(ctx, async (tx) => {
    const told = await insertReminders(tx.db, { now: tx.now(), withinMs: windowReminderMinutes * 60_000 });
    await publish(
      tx,
      ...told.map(({ id, conversationId }) => ({ kind: "reminder" as const, subjectId: id, conversationId })),
    );
    return { reminded: told.length };
  });
}

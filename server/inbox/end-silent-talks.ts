import { type Ctx, inTransaction } from "../context";
import { closeTakenTalks, lockSilentTalk, saveTalk, silentSessions } from "./bot-queries";
import { lockConversation } from "./conversation-queries";
import { leaveBot } from "./leave-bot";

/** One tick hands over so many; the next one the rest. */
const mostSessions = 200;

/**
 * Hands clients who stopped answering their bot to people, without a word: they are not there (N.45). All truth is in the rows, so it
 * may run at any time and as often as anybody likes. A talk that a person took over is closed too.
 */
export async function endSilentTalks(ctx: Ctx): Promise<number> {
  const now = ctx.now();
  await closeTakenTalks(ctx.db, now);
  const silent = await silentSessions(ctx.db, now, mostSessions);
  for (const session of silent) {
    await inTransaction(ctx, async (tx) => {
      // The client may be writing at this very moment: webhooks hold the conversation.
      await lockConversation(tx.db, session.conversationId);
      if (!(await lockSilentTalk(tx.db, session.sessionId, now))) return;
      await saveTalk(tx.db, session.sessionId, { endedAt: now, outcome: "silent" });
      await leaveBot(tx, session, { kind: "people" });
    });
  }
  return silent.length;
}

import { type Ctx, inTransaction } from "../context";
import { beginSession } from "./begin-session";
import { lockConversation } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { loadSession } from "./load-session";
import { meOf } from "./operator";
import { type ComposerLock, composerState, reopenWay } from "./rules";

export type ReopenOutcome =
  | { ok: true; conversationId: string }
  /** More than 24 h after the client's last message only a template brings it back (S1.33); the composer offers them. */
  | { ok: false; reason: "template"; conversationId: string }
  /** A session is open already; nothing is to be reopened. */
  | { ok: false; reason: "open_session"; conversationId: string }
  | { ok: false; reason: ComposerLock; conversationId: string };

/**
 * Brings an ended session back (S1.30): a new session of the acting person that goes on with it, so that the old one keeps its
 * result and its history is at hand (S1.31). The window counts by the client's own time of writing, not by its arrival (S1.33).
 */
export async function reopenSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<ReopenOutcome> {
  const { conversationId } = await loadSession(ctx, { sessionId });
  return inTransaction(ctx, async (tx) => {
    await lockConversation(tx.db, conversationId);
    const facts = await loadConversation(tx, { conversationId });
    if (facts.session) return { ok: false, reason: "open_session", conversationId };
    const { lastClientMessageAt } = facts.conversation;
    const state = composerState(
      {
        session: null,
        lastClientMessageAt,
        numberStatus: facts.number.status,
        blockedAt: facts.contact.blockedAt,
        answerRight: facts.desk.answerRight,
        me: meOf(tx),
      },
      tx.now(),
    );
    if (state.mode === "locked") return { ok: false, reason: state.reason, conversationId };
    if (reopenWay(lastClientMessageAt, tx.now()) === "template")
      return { ok: false, reason: "template", conversationId };
    await beginSession(tx, {
      conversationId,
      groupId: facts.number.groupId,
      status: "active",
      previousSessionId: sessionId,
    });
    return { ok: true, conversationId };
  });
}

import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { queueMessages } from "../delivery/queue-messages";
import { publish } from "../realtime/publish";
import { lockConversation } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { findMessage } from "./message-queries";
import { operatorOf } from "./operator";
import { isSentAlready, refusalOf } from "./reply";
import { type ComposerRefusal, mayReactTo } from "./rules";
import type { ReactInput } from "./schema";
import { dispatchAfter } from "./send-from-session";

export type ReactOutcome = { ok: true } | { ok: false; reason: ComposerRefusal };

/**
 * Reacts to a client's message by an emoji, changes the reaction or, by an empty one, takes it back (O18). It leaves like every
 * message, by the rules of the window, but begins no session and does not become the newest word of the conversation.
 */
export async function reactToMessage(ctx: Ctx, { reactionId, messageId, emoji }: ReactInput): Promise<ReactOutcome> {
  return inTransaction(ctx, async (tx) => {
    const target = await findMessage(tx.db, messageId);
    if (!target) throw notFound("message");
    const { conversationId, numberId, providerMessageId: toProviderMessageId } = target;
    await lockConversation(tx.db, conversationId);
    const facts = await loadConversation(tx, { conversationId });
    if (await isSentAlready(tx, { messageId: reactionId, conversationId })) return { ok: true };
    const refusal = refusalOf(tx, facts, "reaction");
    if (refusal) return { ok: false, reason: refusal };
    const isPossible = tx.providers[facts.provider].capabilities.reactions && mayReactTo(target, tx.now());
    if (!isPossible || !toProviderMessageId) throw new DomainError("invalid", "reactionImpossible");
    const payload = { reaction: { toProviderMessageId, emoji } };
    const { userId: authorId } = operatorOf(tx);
    const sessionId = facts.session?.id ?? null;
    await queueMessages(tx, [
      { id: reactionId, conversationId, numberId, sessionId, kind: "reaction", payload, authorId },
    ]);
    await publish(tx, { kind: "message", subjectId: reactionId, conversationId });
    await tx.afterCommit(dispatchAfter(ctx, numberId));
    return { ok: true };
  });
}

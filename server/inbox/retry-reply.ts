import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { retryMessage } from "../delivery/retry-message";
import { loadConversation } from "./load-conversation";
import { findMessage } from "./message-queries";
import { meOf } from "./operator";
import { type ComposerRefusal, composerState, replyRefusal } from "./rules";
import { dispatchAfter } from "./send-from-session";

export type RetryOutcome = { ok: true } | { ok: false; reason: ComposerRefusal };

/** "Zkusit znovu" (S1.35): the same message leaves again, if it may be sent now: free text never outside the window. */
export async function retryReply(ctx: Ctx, { messageId }: { messageId: string }): Promise<RetryOutcome> {
  const message = await loadReply(ctx, messageId);
  const state = composerState({ ...message.facts, me: meOf(ctx) }, ctx.now());
  const refusal = state.mode === "awaiting_reply" ? null : replyRefusal(state, message.kind);
  if (refusal) return { ok: false, reason: refusal };
  await retryMessage(ctx, { messageId });
  await dispatchAfter(ctx, message.numberId)();
  return { ok: true };
}

/** A message of ours in a conversation that the person sees; campaigns repeat theirs themselves. */
export async function loadReply(ctx: Ctx, messageId: string) {
  const message = await findMessage(ctx.db, messageId);
  if (!message || message.streamId || message.status === "received") throw notFound("message");
  const { session, isGuest, conversation, number, contact, desk } = await loadConversation(ctx, message);
  const { lastClientMessageAt } = conversation;
  const facts = {
    session: session && { ...session, isGuest },
    lastClientMessageAt,
    numberStatus: number.status,
    blockedAt: contact.blockedAt,
    answerRight: desk.answerRight,
  };
  return { ...message, facts };
}

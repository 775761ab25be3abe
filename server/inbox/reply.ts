import type { MessageKind } from "@/db/enums";
import type { MarketingRefusal } from "../consent/judge-marketing";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { windowOf } from "../delivery/window";
import { wantReadMark } from "../read-marks/want-read-mark";
import { beginSession } from "./begin-session";
import { type Composed, compose } from "./compose";
import { lockConversation } from "./conversation-queries";
import { type ConsentJudgement, judgeConsent } from "./judge-consent";
import { type LoadedConversation, loadConversation } from "./load-conversation";
import { findMessage } from "./message-queries";
import { meOf } from "./operator";
import { type ComposerRefusal, composerState, replyRefusal, statusAfterReply } from "./rules";
import type { ReplyContent, ReplyInput } from "./schema";
import { dispatchAfter, sendFromSession } from "./send-from-session";

/** `keepsDraft`: it was written before, so what its author writes now is another text. */
export type Reply = ReplyInput & { keepsDraft?: boolean };
export type ReplyOutcome = { ok: true } | { ok: false; reason: ComposerRefusal | MarketingRefusal };

/**
 * Sends a text, file or template to the client. The server decides by the same rule as the composer (O13): no free text outside
 * the window, nothing while the client is awaited (S1.27). Without an open session it begins one of the writer's own (S1.33).
 * Asking twice with one `messageId` sends once.
 */
export async function reply(ctx: Ctx, input: Reply): Promise<ReplyOutcome> {
  return inTransaction(ctx, (tx) => replyWithin(tx, ctx, input));
}

/** The same in an open transaction; `outside` sends after its commit, when the transaction can be asked nothing more. */
export async function replyWithin(tx: Ctx, outside: Ctx, input: Reply): Promise<ReplyOutcome> {
  const { messageId, conversationId, content, keepsDraft = false } = input;
  await lockConversation(tx.db, conversationId);
  const facts = await loadConversation(tx, { conversationId });
  if (await isSentAlready(tx, input)) return { ok: true };
  const judged = await judgeReply(tx, facts, content);
  if (!judged.ok) return judged;
  const { composed, consent } = judged;
  const numberId = facts.number.id;
  const replyToProviderMessageId = await quotedId(tx, input, facts);
  const sessionId = facts.session?.id ?? (await begin(tx, facts));
  const sending = { messageId, conversationId, numberId, sessionId, composed, replyToProviderMessageId, keepsDraft };
  await sendFromSession(tx, sending);
  await consent.keep({ contactId: facts.contact.id, messageId });
  await wantReadMark(tx, { ...facts, conversationId, occasion: "reply" });
  await tx.afterCommit(dispatchAfter(outside, numberId));
  return { ok: true };
}

type Judged =
  | { ok: false; reason: ComposerRefusal | MarketingRefusal }
  | { ok: true; composed: Composed; consent: Extract<ConsentJudgement, { ok: true }> };

/** Whether this may go to this client at the context's time, and what it is then. */
async function judgeReply(ctx: Ctx, facts: LoadedConversation, content: ReplyContent): Promise<Judged> {
  const refusal = refusalOf(ctx, facts, content.kind === "media" ? "document" : content.kind);
  if (refusal) return { ok: false, reason: refusal };
  const composed = await compose(ctx, facts.number.id, content);
  const consent = await judgeConsent(ctx, facts.contact, composed, exceptionIn(content));
  return consent.ok ? { ok: true, composed, consent } : { ok: false, reason: consent.reason };
}

/** What `reply` would say at the context's time, without sending; `body` is what the client would read. */
export async function checkReply(ctx: Ctx, input: Omit<ReplyInput, "messageId">) {
  const facts = await loadConversation(ctx, input);
  const judged = await judgeReply(ctx, facts, input.content);
  if (!judged.ok) return judged;
  await quotedId(ctx, input, facts);
  return { ok: true, body: judged.composed.body ?? null, facts } as const;
}

const exceptionIn = (content: ReplyContent) => (content.kind === "template" && content.consentException) || null;

type SentWhere = { messageId: string; conversationId: string };

/** The browser's id names one message of one conversation for ever. */
export async function isSentAlready(ctx: Ctx, { messageId, conversationId }: SentWhere): Promise<boolean> {
  const known = await findMessage(ctx.db, messageId);
  if (known && known.conversationId !== conversationId) throw new DomainError("conflict", "messageIdTaken");
  return known !== null;
}

/** Why a message of this kind may not go to the client now; null when it may. */
export function refusalOf(ctx: Ctx, facts: LoadedConversation, kind: MessageKind): ComposerRefusal | null {
  const state = composerState(
    {
      session: facts.session && { ...facts.session, isGuest: facts.isGuest },
      lastClientMessageAt: facts.conversation.lastClientMessageAt,
      numberStatus: facts.number.status,
      blockedAt: facts.contact.blockedAt,
      answerRight: facts.desk.answerRight,
      me: meOf(ctx),
    },
    ctx.now(),
  );
  return replyRefusal(state, kind);
}

/** Null where nothing is quoted, or where the provider knows no quotes or not the quoted message. */
async function quotedId(
  ctx: Ctx,
  { replyToMessageId, conversationId }: Omit<ReplyInput, "messageId">,
  { provider }: LoadedConversation,
): Promise<string | null> {
  if (!replyToMessageId) return null;
  const quoted = await findMessage(ctx.db, replyToMessageId);
  if (quoted?.conversationId !== conversationId) throw notFound("message");
  return ctx.providers[provider].capabilities.quotes ? quoted.providerMessageId : null;
}

function begin(ctx: Ctx, { conversation, number }: LoadedConversation): Promise<string> {
  const isWindowOpen = windowOf(conversation.lastClientMessageAt, ctx.now()).open;
  const status = statusAfterReply(isWindowOpen);
  return beginSession(ctx, { conversationId: conversation.id, groupId: number.groupId, status });
}

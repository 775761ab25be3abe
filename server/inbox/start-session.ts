import type { MarketingRefusal } from "../consent/judge-marketing";
import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { beginSession } from "./begin-session";
import { composeTemplate } from "./compose";
import { ensureConversation, lockConversation } from "./conversation-queries";
import { type FoundRecipient, findRecipient } from "./find-recipient";
import { judgeConsent } from "./judge-consent";
import { findMessage } from "./message-queries";
import { meOf } from "./operator";
import { type StartRefusal, startRefusal } from "./rules";
import type { StartSessionInput } from "./schema";
import { dispatchAfter, sendFromSession } from "./send-from-session";
import { findSendingNumber } from "./sending-queries";
import { openSessionOf } from "./session-queries";

export type StartOutcome =
  | { ok: true; conversationId: string }
  | { ok: false; reason: "open_session"; conversationId: string }
  | { ok: false; reason: "invalid_phone" | StartRefusal | MarketingRefusal };

/**
 * An operator contacts a client first, with a template only (S1.20–S1.26); then the client is waited for (S1.27). Where a session
 * is open already, it is named instead. Asking twice with one `messageId` sends once.
 */
export async function startSession(ctx: Ctx, input: StartSessionInput): Promise<StartOutcome> {
  const { messageId, numberId } = input;
  const known = await findMessage(ctx.db, messageId);
  if (known?.authorId === meOf(ctx).userId) return { ok: true, conversationId: known.conversationId };
  return inTransaction(ctx, async (tx) => {
    const number = await findSendingNumber(tx.db, meOf(tx), numberId);
    if (!number) throw notFound("number");
    const found = await findRecipient(tx, input.to);
    if (!found) return { ok: false, reason: "invalid_phone" };
    const composed = await composeTemplate(tx, numberId, input);
    const isBlocked = Boolean(found.contact?.blockedAt);
    const refusal = startRefusal({ numberStatus: number.status, isBlocked });
    if (refusal) return { ok: false, reason: refusal };
    const consent = await judgeConsent(tx, found.contact, composed, input.consentException ?? null);
    if (!consent.ok) return { ok: false, reason: consent.reason };
    const contactId = await contactIdOf(tx, found);
    const conversationId = await ensureConversation(tx.db, { id: tx.newId(), numberId, contactId });
    await lockConversation(tx.db, conversationId);
    if (await openSessionOf(tx.db, conversationId)) {
      if (await findMessage(tx.db, messageId)) return { ok: true, conversationId };
      return { ok: false, reason: "open_session", conversationId };
    }
    const sessionId = await beginSession(tx, { conversationId, groupId: number.groupId, status: "awaiting_reply" });
    await sendFromSession(tx, {
      messageId,
      conversationId,
      numberId,
      sessionId,
      composed,
      replyToProviderMessageId: null,
    });
    await consent.keep({ contactId, messageId });
    await tx.afterCommit(dispatchAfter(ctx, numberId));
    return { ok: true, conversationId };
  });
}

async function contactIdOf(ctx: Ctx, { contact, phone }: FoundRecipient): Promise<string> {
  if (contact) return contact.id;
  const created = (await findOrCreateByPhone(ctx, phone ? [phone] : [])).get(phone ?? "");
  if (!created) throw notFound("contact");
  return created.contactId;
}

import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { composeTemplate } from "./compose";
import { ensureConversation } from "./conversation-queries";
import { meOf, operatorOf } from "./operator";
import { dispatchAfter } from "./send-from-session";
import { findSendingNumber, findThread } from "./sending-queries";

export type TestMessageInput = {
  messageId: string;
  numberId: string;
  /** E.164 with plus: a phone that the person holds. */
  phone: string;
  /** Sent while the 24-hour window is open. */
  text: string;
  /** Sent while it is closed; without variables. */
  templateId: string | null;
};

export type TestMessageOutcome = { ok: true } | { ok: false; reason: "number" | "blocked" | "window_closed" };

/** A message that proves the number, outside any session (O19): on the ordinary road, at the ordinary pace. */
export async function sendTestMessage(ctx: Ctx, input: TestMessageInput): Promise<TestMessageOutcome> {
  const { messageId, numberId, phone, text, templateId } = input;
  return inTransaction(ctx, async (tx) => {
    const number = await findSendingNumber(tx.db, meOf(tx), numberId);
    if (!number) throw notFound("number");
    if (!maySend(number.status)) return { ok: false, reason: "number" };
    const contact = (await findOrCreateByPhone(tx, [phone])).get(phone);
    if (!contact) throw notFound("contact");
    if (contact.isBlocked) return { ok: false, reason: "blocked" };
    const { contactId } = contact;
    const conversationId = await ensureConversation(tx.db, { id: tx.newId(), numberId, contactId });
    const thread = await findThread(tx.db, numberId, contactId);
    const isOpen = windowOf(thread?.conversation.lastClientMessageAt ?? null, tx.now()).open;
    if (!isOpen && !templateId) return { ok: false, reason: "window_closed" };
    const content = isOpen ? { kind: "text" as const, body: text } : await templateOf(tx, numberId, templateId ?? "");
    await queueMessages(tx, [{ ...content, id: messageId, conversationId, numberId, authorId: operatorOf(tx).userId }]);
    await publish(tx, { kind: "message", subjectId: messageId, conversationId });
    await tx.afterCommit(dispatchAfter(ctx, numberId));
    return { ok: true };
  });
}

async function templateOf(ctx: Ctx, numberId: string, templateId: string) {
  const { category: _, ...content } = await composeTemplate(ctx, numberId, { templateId, values: {} });
  return content;
}

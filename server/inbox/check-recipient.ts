import { type ConsentState, stateOf } from "../consent/rules";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { windowOf } from "../delivery/window";
import { findRecipient } from "./find-recipient";
import { meOf } from "./operator";
import type { CheckRecipientInput } from "./schema";
import { findSendingNumber, findThread } from "./sending-queries";

export type RecipientCheck =
  | { invalid: true }
  | {
      invalid: false;
      /** E.164 with plus; null when the contact has none. */
      phone: string | null;
      contact: { id: string; name: string | null } | null;
      blocked: boolean;
      /** To marketing (S4.3). */
      consent: ConsentState;
      openConversationId: string | null;
      lastContactAt: Date | null;
      windowOpen: boolean;
    };

/** Step two of "Nové sezení": what is known of the client before anything is sent (S1.25). */
export async function checkRecipient(ctx: Ctx, { numberId, to }: CheckRecipientInput): Promise<RecipientCheck> {
  if (!(await findSendingNumber(ctx.db, meOf(ctx), numberId))) throw notFound("number");
  const found = await findRecipient(ctx, to);
  if (!found) return { invalid: true };
  const { contact, phone } = found;
  const thread = contact && (await findThread(ctx.db, numberId, contact.id));
  return {
    invalid: false,
    phone,
    contact: contact && { id: contact.id, name: contact.name ?? contact.profileName },
    blocked: Boolean(contact?.blockedAt),
    consent: contact ? stateOf(contact) : "none",
    openConversationId: thread?.openSessionId ? thread.conversation.id : null,
    lastContactAt: thread?.conversation.lastMessageAt ?? null,
    windowOpen: windowOf(thread?.conversation.lastClientMessageAt ?? null, ctx.now()).open,
  };
}

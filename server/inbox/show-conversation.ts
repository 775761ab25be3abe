import type { Ctx } from "../context";
import { type ConversationFacts, draftOf, filesOf, identitiesOf, sessionHistory } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { operatorOf } from "./operator";

/** One conversation with everything beside its thread: contact, number, session, my draft, past sessions, files. */
export async function showConversation(ctx: Ctx, { conversationId }: { conversationId: string }) {
  const found = await loadConversation(ctx, { conversationId });
  const [identities, draft, history, files] = await Promise.all([
    identitiesOf(ctx.db, found.contact.id),
    draftOf(ctx.db, operatorOf(ctx).userId, conversationId),
    sessionHistory(ctx.db, found.contact.id),
    filesOf(ctx.db, conversationId),
  ]);
  return { ...headOf(found), contact: { ...contactOf(found), identities }, draft, history, files };
}

function headOf({ conversation, number, provider, session, operatorName, groupName }: ConversationFacts) {
  return {
    id: conversation.id,
    number: {
      id: number.id,
      name: number.name,
      phone: number.phone,
      provider,
      status: number.status,
      statusReason: number.statusReason,
    },
    lastClientMessageAt: conversation.lastClientMessageAt,
    unreadCount: conversation.unreadCount,
    session: session && {
      id: session.id,
      status: session.status,
      origin: session.origin,
      operatorId: session.operatorId,
      operatorName,
      groupName,
      startedAt: session.startedAt,
      acceptedAt: session.acceptedAt,
    },
  };
}

function contactOf({ contact }: ConversationFacts) {
  const { id, name, profileName, phone, email, fields, blockedAt, marketingOptedOutAt } = contact;
  return { id, name, profileName, phone, email, fields, blockedAt, marketingOptedOutAt };
}

import { doubtOf } from "../consent/doubts";
import { linkOf } from "../contacts/link-conversation";
import type { Ctx } from "../context";
import { draftOf, filesOf, identitiesOf, sessionHistory } from "./conversation-queries";
import { guestsOf } from "./guest-queries";
import { type LoadedConversation, loadConversation } from "./load-conversation";
import { meOf, operatorOf } from "./operator";
import { mayPreview } from "./rules";
import { fieldsOfLast, lastSessionOf } from "./session-queries";
import { snoozeOf } from "./snooze-rules";
import { shownTags } from "./tag-queries";

/** One conversation with everything beside its thread: contact, number, session, my draft, past sessions, files. */
export async function showConversation(ctx: Ctx, { conversationId }: { conversationId: string }) {
  const found = await loadConversation(ctx, { conversationId });
  const [identities, draft, history, files, guests, lastSessionId, tags, sessionFields, link, consentDoubt] =
    await Promise.all([
      identitiesOf(ctx.db, found.contact.id),
      draftOf(ctx.db, operatorOf(ctx).userId, conversationId),
      sessionHistory(ctx.db, (found.kept ?? found.contact).id),
      filesOf(ctx.db, conversationId),
      found.session ? guestsOf(ctx.db, found.session.id) : [],
      found.session ? null : lastSessionOf(ctx.db, conversationId),
      shownTags(ctx.db, [conversationId]),
      found.session?.fields ?? fieldsOfLast(ctx.db, conversationId),
      linkOf(ctx, { conversationId, contactId: found.contact.id }),
      doubtOf(ctx, { conversationId }),
    ]);
  const head = headOf(ctx, found);
  const isShown = mayPreview(found.session, found.desk.previewBeforeAccept, meOf(ctx));
  return {
    ...head,
    session: head.session && { ...head.session, guests },
    /** What can be reopened (S1.30): where no session is open, the last one. */
    lastSessionId,
    /** Of the open session, else of the last one (S1.18). */
    tags,
    /** Of the same session (N.71). */
    sessionFields,
    contact: { ...contactOf(found), identities, isLinked: link !== null },
    draft,
    history,
    files: isShown ? files : [],
    /** What the client said that may mean they want no marketing, for somebody to say (O6). */
    consentDoubt: isShown ? consentDoubt : null,
  };
}

function headOf(ctx: Ctx, found: LoadedConversation) {
  const { conversation, number, provider, session, operatorName, groupName, groupMode, isGuest, offer } = found;
  const { quotes, reactions, interactive, contacts } = ctx.providers[provider].capabilities;
  return {
    id: conversation.id,
    number: {
      id: number.id,
      name: number.name,
      phone: number.phone,
      provider,
      status: number.status,
      statusReason: number.statusReason,
      /** What goes out over its provider: quoted replies, reactions, buttons and lists, contact cards. */
      quotes,
      reactions,
      interactive,
      contacts,
    },
    /** Who writes to the client of a held session (O14). */
    answerRight: found.desk.answerRight,
    lastClientMessageAt: conversation.lastClientMessageAt,
    unreadCount: conversation.unreadCount,
    session: session && {
      id: session.id,
      status: session.status,
      origin: session.origin,
      /** The campaign that it answers (O27). */
      campaignName: found.campaignName,
      operatorId: session.operatorId,
      operatorName,
      groupName,
      groupMode,
      isGuest,
      offer: offer.userId && offer.expiresAt ? { ...offer, userId: offer.userId, expiresAt: offer.expiresAt } : null,
      startedAt: session.queuedAt ?? session.startedAt,
      acceptedAt: session.acceptedAt,
      snooze: snoozeOf(session),
      callbackAskedAt: session.callbackClearedAt ? null : session.callbackAskedAt,
    },
  };
}

/** Name, e-mail and fields are of the directory's contact; phone, consent and blacklist of whoever writes (S1.14). */
function contactOf({ contact, kept }: LoadedConversation) {
  const { id, profileName, phone, blockedAt, marketingOptedInAt, marketingOptedOutAt } = contact;
  const { id: directoryId, name, email, fields } = kept ?? contact;
  return {
    ...{ id, directoryId, name: name ?? contact.name, profileName, phone, email, fields },
    ...{ blockedAt, marketingOptedInAt, marketingOptedOutAt },
  };
}

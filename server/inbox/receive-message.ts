import { type ResolvedContact, resolveIdentities } from "../contacts/resolve-identity";
import type { Ctx } from "../context";
import { together } from "../core/together";
import type { InboundMessage } from "../providers/types";
import { publish } from "../realtime/publish";
import { answerAsBot } from "./answer-as-bot";
import { type Arrival, type Meeting, meetingsOf, openSessions } from "./arriving-sessions";
import { campaignAnswerMs } from "./campaign-reply-rules";
import { isAnsweredByDesk, withWishes } from "./hear-wishes";
import { keepReplies } from "./keep-replies";
import { keepWishes } from "./keep-wishes";
import { noteTriggers } from "./note-triggers";
import { withRatings } from "./rating-answers";
import {
  arrivalFacts,
  type ConversationChange,
  insertInbound,
  insertPendingMedia,
  noteArrivals,
  numbersOfConnection,
  takeConversations,
} from "./receive-queries";
import { isAnswer, isClientMessage } from "./rules";

export type ReceiveInput = {
  connectionId: string;
  messages: { providerNumberId: string; message: InboundMessage }[];
};

/**
 * Stores what clients wrote, in the caller's open transaction: each message once however often it comes, by the provider's time
 * whatever the order (O17). It begins a session where none is open, waiting or at a bot, and wakes one that waited for the client (S1.28). A
 * message for a number of another connection is ignored; what a blocked contact writes is kept without a session or a counter.
 */
export async function receiveMessages(ctx: Ctx, { connectionId, messages }: ReceiveInput): Promise<void> {
  const addressed = await toArrivals(ctx, connectionId, messages);
  if (addressed.length === 0) return;
  const facts = await arrivalFacts(ctx.db, addressed.map(toArriving), campaignAnswerMs);
  const meetings = await withWishes(ctx, await withRatings(ctx, meetingsOf(ctx, addressed, facts)));
  if (meetings.length === 0) return;
  const { sessionOf, saidToBots, happened } = await openSessions(ctx, meetings);
  const withMedia = meetings.map((meeting) => ({
    ...meeting,
    sessionId: sessionOf(meeting),
    mediaId: meeting.arrival.message.media ? ctx.newId() : null,
  }));
  await insertPendingMedia(
    ctx.db,
    withMedia.flatMap((stored) => toMedia(ctx, connectionId, stored)),
  );
  await together(
    insertInbound(
      ctx.db,
      withMedia.map((stored) => toMessage(ctx, stored)),
    ),
    noteArrivals(ctx.db, toChanges(meetings)),
    publish(ctx, ...meetings.map(toLiveChange)),
  );
  await keepReplies(ctx, meetings);
  await keepWishes(ctx, meetings);
  await answerAsBot(ctx, saidToBots);
  if (facts.some(({ hasRules }) => hasRules)) await noteTriggers(ctx, happened);
  const files = withMedia.flatMap(({ mediaId }) => mediaId ?? []);
  if (files.length === 0) return;
  const due = files.map((mediaId) => ({ name: "media/download.due" as const, data: { mediaId } }));
  await ctx.afterCommit(() => ctx.sendJob(...due));
}

const toLiveChange = ({ messageId, arrival: { conversationId } }: Meeting) => ({
  kind: "message" as const,
  subjectId: messageId,
  conversationId,
});

type Stored = Meeting & { sessionId: string | null; mediaId: string | null };

/** Each message with its number, contact and locked conversation; the same message twice in one webhook counts once. */
async function toArrivals(ctx: Ctx, connectionId: string, given: ReceiveInput["messages"]): Promise<Arrival[]> {
  const numbers = new Map((await numbersOfConnection(ctx.db, connectionId)).map((row) => [row.providerNumberId, row]));
  const own = given.flatMap(({ providerNumberId, message }) => {
    const number = numbers.get(providerNumberId);
    return number ? [{ number, message }] : [];
  });
  if (own.length < given.length)
    ctx.log.warn({ connectionId, ignored: given.length - own.length }, "messages for numbers of another connection");
  const once = [...new Map(own.map((row) => [`${row.number.id}|${row.message.providerMessageId}`, row])).values()];
  if (once.length === 0) return [];
  const contacts = await resolveIdentities(
    ctx,
    once.map(({ message }) => message.from),
  );
  const conversations = await conversationIds(ctx, once, contacts);
  return once.flatMap(({ number, message }, n) => {
    const contact = contacts[n];
    const conversationId = conversations.get(`${number.id}|${contact?.contactId}`);
    return contact && conversationId
      ? [{ message, conversationId, numberId: number.id, isBlocked: contact.isBlocked }]
      : [];
  });
}

async function conversationIds(
  ctx: Ctx,
  rows: { number: { id: string } }[],
  contacts: ResolvedContact[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, { id: string; numberId: string; contactId: string }>();
  for (const [n, { number }] of rows.entries()) {
    const contactId = contacts[n]?.contactId;
    if (contactId) wanted.set(`${number.id}|${contactId}`, { id: ctx.newId(), numberId: number.id, contactId });
  }
  const taken = await takeConversations(ctx.db, [...wanted.values()]);
  return new Map(taken.map(({ id, numberId, contactId }) => [`${numberId}|${contactId}`, id]));
}

const toArriving = ({ message, conversationId, numberId }: Arrival) => ({
  numberId,
  conversationId,
  providerMessageId: message.providerMessageId,
  quotes: message.replyToProviderMessageId ?? message.payload.reaction?.toProviderMessageId ?? null,
  at: message.at,
});

function toMedia(ctx: Ctx, connectionId: string, { arrival, mediaId }: Stored) {
  const { media } = arrival.message;
  if (!media || !mediaId) return [];
  return [
    {
      id: mediaId,
      status: "pending" as const,
      fileName: media.fileName ?? null,
      claimedMimeType: media.mimeType ?? null,
      connectionId,
      providerRef: media.providerRef,
      createdAt: ctx.now(),
    },
  ];
}

function toMessage(ctx: Ctx, { arrival, messageId, sessionId, mediaId }: Stored) {
  const { message, conversationId, numberId } = arrival;
  return {
    id: messageId,
    conversationId,
    sessionId,
    numberId,
    kind: message.kind,
    body: message.body,
    payload: message.payload,
    mediaId,
    replyToProviderMessageId: message.replyToProviderMessageId ?? null,
    providerMessageId: message.providerMessageId,
    at: message.at,
    createdAt: ctx.now(),
  };
}

/**
 * One change a conversation. A blocked contact's messages, ratings that are no words and a STOP outside a session keep the window's
 * truth but bring nothing to the list.
 */
function toChanges(meetings: Meeting[]): ConversationChange[] {
  const changes = new Map<string, ConversationChange>();
  for (const meeting of meetings) {
    const { arrival, messageId, rating, facts } = meeting;
    if (!isAnswer(arrival.message)) continue;
    const { conversationId: id, numberId, isBlocked } = arrival;
    const isStopAlone = isAnsweredByDesk(meeting) && !facts.openSession;
    const isSilent = isBlocked || rating?.isComment === false || isStopAlone;
    const known = changes.get(id) ?? { ...nothing, id, numberId };
    const at = arrival.message.at.toISOString();
    const isNewest = !isSilent && at >= (known.lastMessageAt ?? "");
    changes.set(id, {
      ...known,
      unread: known.unread + (isSilent ? 0 : 1),
      ...(isClientMessage(arrival.message.kind) && at > (known.lastClientMessageAt ?? "")
        ? { lastClientMessageAt: at }
        : {}),
      ...(isNewest ? { lastMessageAt: at, lastMessageId: messageId } : {}),
    });
  }
  return [...changes.values()];
}

const nothing = { unread: 0, lastClientMessageAt: null, lastMessageAt: null, lastMessageId: null };

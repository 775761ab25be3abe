import type { Ctx } from "../context";
import { mayRetry } from "../delivery/rules";
import { loadConversation } from "./load-conversation";
import { meOf } from "./operator";
import { mayPreview } from "./rules";
import type { ThreadInput } from "./schema";
import { messagePlace, quotedMessages, reactionsTo, threadEvents, threadMessages, threadNotes } from "./thread-queries";
import {
  boundsAt,
  byPlaceDescending,
  fromCursor,
  sideOf,
  type ThreadPlace,
  type ThreadSide,
  toCursor,
  toNewerCursor,
} from "./thread-rules";

/**
 * One page of a thread, oldest first within it: the newest, the one around a message, or what a cursor leads to. `nextCursor` goes on
 * to what is older, `newerCursor` to what is newer; null = there is none. Messages, notes and what happened to the sessions stand in
 * one order; quotes and reactions are resolved.
 */
export async function showThread(ctx: Ctx, { conversationId, around, cursor, limit = 40 }: ThreadInput) {
  const { conversation, session, desk } = await loadConversation(ctx, { conversationId });
  if (!mayPreview(session, desk.previewBeforeAccept, meOf(ctx)))
    return { items: [], nextCursor: null, newerCursor: null, isHidden: true };
  const middle = around && !cursor ? await messagePlace(ctx.db, conversationId, around) : null;
  const page = middle
    ? await pageAround(ctx, conversationId, middle, limit)
    : await pageFrom(ctx, conversationId, cursor ?? null, limit);
  const shown = page.places.flatMap((place) => (place.rank === 1 ? [place.row] : []));
  const surroundings = await surroundingsOf(ctx, conversation, shown);
  return {
    items: page.places.map((place) => {
      if (place.rank === 1) return toMessageItem(place.row, surroundings);
      if (place.rank === 2) return { type: "note" as const, ...place.row };
      return { type: "event" as const, ...place.row, id: String(place.row.id) };
    }),
    nextCursor: page.nextCursor,
    newerCursor: page.newerCursor,
    /** Nothing is shown before the session is accepted (N.63). */
    isHidden: false,
  };
}

export type ThreadItem = Awaited<ReturnType<typeof showThread>>["items"][number];

/** The newest page, or the one on the far side of a cursor. */
async function pageFrom(ctx: Ctx, conversationId: string, cursor: string | null, limit: number) {
  const side = cursor ? sideOf(cursor) : "older";
  const { places, more } = await read(ctx, { conversationId, from: cursor ? fromCursor(cursor) : null, side, limit });
  const [first, last] = [places[0], places.at(-1)];
  if (side === "older") return { places, nextCursor: more && first ? toCursor(first) : null, newerCursor: null };
  return {
    places,
    nextCursor: first ? toCursor(first) : (cursor?.slice(1) ?? null),
    newerCursor: more && last ? toNewerCursor(last) : null,
  };
}

/** Half of it is older; the message itself counts among these. */
async function pageAround(ctx: Ctx, conversationId: string, { at, seq }: { at: Date; seq: number }, limit: number) {
  const half = Math.ceil(limit / 2);
  const place = (key: number) => ({ at, rank: 1 as const, key: String(key) });
  const [older, newer] = await Promise.all([
    read(ctx, { conversationId, from: place(seq + 1), side: "older", limit: half }),
    read(ctx, { conversationId, from: place(seq), side: "newer", limit: half }),
  ]);
  const [first, last] = [older.places[0], newer.places.at(-1)];
  return {
    places: [...older.places, ...newer.places],
    nextCursor: older.more && first ? toCursor(first) : null,
    newerCursor: newer.more && last ? toNewerCursor(last) : null,
  };
}

type Reading = { conversationId: string; from: ThreadPlace | null; side: ThreadSide; limit: number };

/** The nearest of all three sources on one side of a place, oldest first; `more` lies beyond them. */
async function read(ctx: Ctx, { conversationId, from, side, limit }: Reading) {
  const source = { conversationId, from: from && boundsAt(from), side, limit: limit + 1 };
  const [messages, notes, events] = await Promise.all([
    threadMessages(ctx.db, source),
    threadNotes(ctx.db, source),
    threadEvents(ctx.db, source),
  ]);
  const places = [
    ...messages.map((row) => ({ at: row.message.at, rank: 1 as const, key: String(row.message.seq), row })),
    ...notes.map((row) => ({ at: row.at, rank: 2 as const, key: row.id, row })),
    ...events.map((row) => ({ at: row.at, rank: 0 as const, key: String(row.id), row })),
  ].sort(byPlaceDescending);
  const nearest = side === "older" ? places.slice(0, limit) : places.slice(-limit);
  return { places: nearest.reverse(), more: places.length > limit };
}

type MessageRow = Awaited<ReturnType<typeof threadMessages>>[number];
type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>;

/** What the shown messages quote, and the reactions to them. */
async function surroundingsOf(ctx: Ctx, conversation: { id: string; numberId: string }, rows: MessageRow[]) {
  const [reactions, quoted] = await Promise.all([
    reactionsTo(
      ctx.db,
      conversation.id,
      rows.flatMap(({ message }) => message.providerMessageId ?? []),
    ),
    quotedMessages(
      ctx.db,
      conversation.numberId,
      rows.flatMap(({ message }) => message.replyToProviderMessageId ?? []),
    ),
  ]);
  const own = quoted.filter(({ conversationId }) => conversationId === conversation.id);
  return { reactions, quoted: new Map(own.map((row) => [row.providerMessageId, row])) };
}

function toMessageItem({ message, media, authorName, campaignName }: MessageRow, { reactions, quoted }: Surroundings) {
  const quote = quoted.get(message.replyToProviderMessageId);
  const isCampaign = message.streamId !== null;
  return {
    type: "message" as const,
    id: message.id,
    at: message.at,
    direction: message.direction,
    kind: message.kind,
    body: message.body,
    payload: message.payload,
    status: message.status,
    failureReason: message.failureReason,
    failureCode: message.failureCode,
    mayRetry: !isCampaign && mayRetry(message.status, message.failureReason),
    sentAt: message.sentAt,
    deliveredAt: message.deliveredAt,
    readAt: message.readAt,
    authorName,
    sessionId: message.sessionId,
    isCampaign,
    campaignName,
    providerMessageId: message.providerMessageId,
    media: media && toMedia(media),
    quoted: message.replyToProviderMessageId && quote ? toQuote(quote) : null,
    reactions: reactions
      .filter(({ target }) => target === message.providerMessageId)
      .map(({ emoji, direction }) => ({ emoji, direction })),
  };
}

const toQuote = ({ id, direction, kind, body }: Awaited<ReturnType<typeof quotedMessages>>[number]) => ({
  id,
  direction,
  kind,
  body,
});

/** Until a file is fetched, its type is what the client's phone said. */
function toMedia(media: NonNullable<MessageRow["media"]>) {
  const { id, status, fileName, mimeType, claimedMimeType, byteSize, width, height, error } = media;
  return { id, status, fileName, mimeType: mimeType ?? claimedMimeType, byteSize, width, height, error };
}

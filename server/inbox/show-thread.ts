import type { Ctx } from "../context";
import { mayRetry } from "../delivery/rules";
import { loadConversation } from "./load-conversation";
import { meOf } from "./operator";
import { mayPreview } from "./rules";
import type { ThreadInput } from "./schema";
import { quotedMessages, reactionsTo, threadEvents, threadMessages, threadNotes } from "./thread-queries";
import { boundsBehind, byPlaceDescending, fromCursor, type ThreadPlace, toCursor } from "./thread-rules";

/**
 * One page of a thread, oldest first within it; `nextCursor` leads to what is older. Messages, notes and what happened to the
 * sessions stand in one order; quotes and reactions are resolved.
 */
export async function showThread(ctx: Ctx, { conversationId, cursor, limit = 40 }: ThreadInput) {
  const { conversation, session, desk } = await loadConversation(ctx, { conversationId });
  if (!mayPreview(session, desk.previewBeforeAccept, meOf(ctx))) return { items: [], nextCursor: null, isHidden: true };
  const before = cursor ? boundsBehind(fromCursor(cursor)) : null;
  const source = { conversationId, before, limit: limit + 1 };
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
  const page = places.slice(0, limit);
  const shown = page.flatMap((place) => (place.rank === 1 ? [place.row] : []));
  const surroundings = await surroundingsOf(ctx, conversation, shown);
  const last: ThreadPlace | undefined = page.at(-1);
  return {
    items: page.reverse().map((place) => {
      if (place.rank === 1) return toMessageItem(place.row, surroundings);
      if (place.rank === 2) return { type: "note" as const, ...place.row };
      return { type: "event" as const, ...place.row, id: String(place.row.id) };
    }),
    nextCursor: places.length > limit && last ? toCursor(last) : null,
    /** Nothing is shown before the session is accepted (N.63). */
    isHidden: false,
  };
}

export type ThreadItem = Awaited<ReturnType<typeof showThread>>["items"][number];

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

function toMessageItem({ message, media, authorName }: MessageRow, { reactions, quoted }: Surroundings) {
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

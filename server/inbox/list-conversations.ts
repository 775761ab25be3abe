import { searchPatterns } from "../contacts/rules";
import { searchContacts } from "../contacts/search";
import { withMerged } from "../contacts/with-merged";
import type { Ctx } from "../context";
import { deskSettings } from "../team/desk-settings";
import { callbackPage } from "./callback-queries";
import { closingPage } from "./closing-queries";
import { allPage, heldPage, inboxRows, type Page, type PageKey, snoozedPage, waitingPage } from "./list-queries";
import { meOf, type Viewer } from "./operator";
import { mayPreview } from "./rules";
import type { InboxSection, ListInput } from "./schema";
import { snoozeOf } from "./snooze-rules";
import { shownTags } from "./tag-queries";
import { plainText } from "./text-rules";

/** So many contacts are looked up by their ids; more are common, and asked of each conversation from the newest on. */
const fewContacts = 200;

/**
 * One page of a section of the inbox: waiting = oldest first; snoozed = first to come back first; the others = newest message first. `search`: words of a name
 * or a fragment of a phone; `tagId`: on the newest session; `isClosing`: of all sections what soon needs a template. The next page begins behind the last row, so nothing shifts when messages arrive.
 */
export async function listConversations(ctx: Ctx, input: ListInput) {
  const { section, search, tagId = null, isClosing = false, isCallback = false, cursor, limit = 50 } = input;
  const me = meOf(ctx);
  const who = search ? await soughtContacts(ctx, search) : { contactIds: null, namePatterns: null };
  const page = { limit: limit + 1, after: fromCursor(cursor), ...who, tagId };
  const keys = isCallback
    ? await callbackPage(ctx.db, me, page)
    : isClosing
      ? await closingPage(ctx.db, me, page, ctx.now())
      : await pageOf(ctx, me, section, page);
  const shown = keys.slice(0, limit);
  const last = shown.at(-1);
  const ids = shown.map(({ id }) => id);
  const [found, tags, { previewBeforeAccept }] = await Promise.all([
    inboxRows(ctx.db, me, ids),
    shownTags(ctx.db, ids),
    deskSettings(ctx),
  ]);
  const rows = new Map(found.map((row) => [row.conversation.id, row]));
  return {
    rows: ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [toInboxRow(row, tags, !mayPreview(row.session, previewBeforeAccept, me))] : [];
    }),
    nextCursor: keys.length > limit && last ? `${last.at.getTime()}_${last.id}` : null,
  };
}

async function soughtContacts(ctx: Ctx, query: string): Promise<Pick<Page, "contactIds" | "namePatterns">> {
  const found = await searchContacts(ctx, { query, limit: fewContacts + 1 });
  if (found.length > fewContacts) return { contactIds: null, namePatterns: searchPatterns(query) };
  const ids = found.map(({ id }) => id);
  return { contactIds: await withMerged(ctx, ids), namePatterns: null };
}

export type InboxRow = ReturnType<typeof toInboxRow>;

function pageOf(ctx: Ctx, me: Viewer, section: InboxSection, page: Page): Promise<PageKey[]> {
  if (section === "waiting") return waitingPage(ctx.db, me, page);
  if (section === "snoozed") return snoozedPage(ctx.db, me, page);
  return section === "all" ? allPage(ctx.db, me, page) : heldPage(ctx.db, me, section, page);
}

function fromCursor(cursor: string | null | undefined): PageKey | null {
  const [at, id] = cursor?.split("_") ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

type Row = Awaited<ReturnType<typeof inboxRows>>[number];
type Tags = Awaited<ReturnType<typeof shownTags>>;

function toInboxRow(row: Row, tags: Tags, isHidden: boolean) {
  const { conversation, contact, session, offer } = row;
  return {
    conversationId: conversation.id,
    contact: { id: contact.id, name: contact.name ?? contact.profileName, phone: contact.phone },
    number: row.number,
    lastClientMessageAt: conversation.lastClientMessageAt,
    lastMessageAt: conversation.lastMessageAt,
    lastMessage: isHidden || !row.message ? null : shown(row.message),
    /** Its words are shown once it is accepted (N.63). */
    isHidden,
    unreadCount: conversation.unreadCount,
    session: session && {
      id: session.id,
      /** The client waits for us to get back to them (N.70). */
      asksForCallback: session.callbackAskedAt !== null && session.callbackClearedAt === null,
      status: session.status,
      operatorId: session.operatorId,
      operatorName: row.operatorName,
      /** Since when it waits, when it waits. */
      startedAt: session.queuedAt ?? session.startedAt,
      snooze: snoozeOf(session),
      /** Whom it is offered to now (N.42). */
      offer: offer.userId && offer.expiresAt ? { ...offer, userId: offer.userId, expiresAt: offer.expiresAt } : null,
    },
    draft: row.draft,
    tags: tags.filter(({ conversationId }) => conversationId === conversation.id),
    campaignName: row.campaignName,
  };
}

/** A row says the words on one line, without the marks of formatting; no page carries what reads those for its list. */
function shown({ body, ...message }: NonNullable<Row["message"]>) {
  return { ...message, words: plainText(body ?? "") || null };
}

import {
  aliasedTable,
  and,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, drafts, sessionOffers, sessions } from "@/db/schema/inbox";
import { connections, numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";
import type { Viewer } from "./operator";
import { everHad, isRareTag, newestHas } from "./tag-queries";
import {
  isGuest,
  liveOfferOf,
  numberIsTheirs,
  openSession,
  sessionIsTheirs,
  visibleTo,
  waitsForMe,
} from "./visibility-queries";

export type PageKey = { id: string; at: Date };
export type Page = {
  limit: number;
  /** The last row of the page before. */
  after: PageKey | null;
  /** Found by searching; null = no search. */
  contactIds: string[] | null;
  /** What the names or phones must hold where too many contacts were found to name them; null = no such search. */
  namePatterns: string[][] | null;
  tagId: string | null;
};

/** Open sessions that nobody has accepted and the viewer may take, the oldest first. */
export async function waitingPage(db: Db, me: Viewer, page: Page): Promise<PageKey[]> {
  const { after } = page;
  return db
    .select({ id: sessions.conversationId, at: sessions.startedAt })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(
      and(
        eq(sessions.status, "waiting"),
        waitsForMe(me),
        found(page),
        after ? sql`(${sessions.startedAt}, ${sessions.conversationId}) > ${rowOf(after)}` : undefined,
      ),
    )
    .orderBy(asc(sessions.startedAt), asc(sessions.conversationId))
    .limit(page.limit);
}

/**
 * Sessions that people lead: the viewer's own and those they were invited to as far as they are not put aside, or those of colleagues in
 * the viewer's groups. The newest message first.
 */
export async function heldPage(db: Db, me: Viewer, whose: "mine" | "team", page: Page): Promise<PageKey[]> {
  return db
    .select({ id: conversations.id, at: shownAt })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(and(isHeld, heldBy(me, whose), whose === "mine" ? atHand : undefined, found(page), before(page)))
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(page.limit);
}

/** The viewer's own sessions that were put aside, the first to come back first; those that wait for their client at the end. */
export async function snoozedPage(db: Db, me: Viewer, page: Page): Promise<PageKey[]> {
  const { after } = page;
  return db
    .select({ id: conversations.id, at: comesBack })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(
      and(
        isHeld,
        heldBy(me, "mine"),
        putAside,
        found(page),
        after ? sql`(${comesBackAt}, ${conversations.id}) > ${rowOf(after)}` : undefined,
      ),
    )
    .orderBy(comesBackAt, asc(conversations.id))
    .limit(page.limit);
}

/** Led by a person or by a bot; a bot's are the team's. */
export const isHeld = inArray(sessions.status, ["active", "awaiting_reply", "bot"]);
export const atHand = isNull(sessions.snoozedAt);
export const putAside = isNotNull(sessions.snoozedAt);
/** A time that a page's key can carry. */
const comesBackAt = sql`coalesce(${sessions.snoozedUntil}, '9999-12-31T00:00:00Z'::timestamptz)`;
const comesBack = sql<Date>`${comesBackAt}`.mapWith(sessions.snoozedUntil).as("comes_back");

export function heldBy(me: Viewer, whose: "mine" | "team"): SQL | undefined {
  if (whose === "mine") return or(eq(sessions.operatorId, me.userId), isGuest(me));
  const groups = me.maySeeAll ? undefined : or(isNull(sessions.groupId), inArray(sessions.groupId, me.groupIds));
  return and(sql`${sessions.operatorId} is distinct from ${me.userId}::uuid`, not(isGuest(me)), groups);
}

/** Every conversation the viewer sees, the newest first; the cost is the page's, however many conversations lie below. */
export async function allPage(db: Db, me: Viewer, page: Page): Promise<PageKey[]> {
  if (page.contactIds || page.namePatterns || page.tagId) return searchedPage(db, me, page);
  if (me.maySeeAll) return newest(db, page);
  const theirs = await db.select({ id: numbers.id }).from(numbers).where(numberIsTheirs(me));
  const numberIds = theirs.map(({ id }) => id);
  // A branch for each number, which Postgres merges from their indexes and reads only as far as the page goes.
  const [first, ...others] = numberIds.map((id) => newest(db, page, eq(conversations.numberId, id)));
  const elsewhere = ofSessionsElsewhere(db, me, page, numberIds);
  const rows = first ? unionAll(elsewhere, first, ...others) : elsewhere;
  return rows.orderBy(sql`at desc, id desc`).limit(page.limit);
}

/** Of open sessions that are the viewer's though their numbers are not. */
function ofSessionsElsewhere(db: Db, me: Viewer, page: Page, numberIds: string[]) {
  // One by one for the open sessions: joined as tables, Postgres would rather read every conversation there is.
  const its = db
    .select({ id: conversations.id, at: shownAt })
    .from(conversations)
    .where(
      and(
        eq(conversations.id, sessions.conversationId),
        isNotNull(conversations.lastMessageAt),
        notInArray(conversations.numberId, numberIds),
        before(page),
      ),
    )
    .limit(1)
    .as("its");
  return db
    .select({ id: its.id, at: its.at })
    .from(sessions)
    .crossJoinLateral(its)
    .where(and(ne(sessions.status, "ended"), sessionIsTheirs(me)));
}

/** The rows of a page, in no order. `draft` is the viewer's own. */
export async function inboxRows(db: Db, me: Viewer, ids: string[]) {
  if (ids.length === 0) return [];
  const [operator, asked] = [aliasedTable(users, "operator"), aliasedTable(users, "asked")];
  // Its own list of ids, so that fifty sessions are looked up instead of all open ones read.
  const itsSession = and(openSession(), inArray(sessions.conversationId, ids));
  return db
    .select({
      conversation: conversations,
      contact: { id: contacts.id, name: shownName, profileName: contacts.profileName, phone: contacts.phone },
      number: { id: numbers.id, name: numbers.name, provider: connections.provider, status: numbers.status },
      message: {
        id: messages.id,
        direction: messages.direction,
        kind: messages.kind,
        body: sql<string | null>`left(${messages.body}, 160)`,
        status: messages.status,
        at: messages.at,
      },
      session: sessions,
      operatorName: operator.name,
      offer: { userId: asked.id, userName: asked.name, expiresAt: sessionOffers.expiresAt },
      draft: drafts.body,
      campaignName: campaigns.name,
    })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(sessions, itsSession)
    .leftJoin(operator, eq(operator.id, sessions.operatorId))
    .leftJoin(sessionOffers, liveOfferOf())
    .leftJoin(asked, eq(asked.id, sessionOffers.userId))
    .leftJoin(campaigns, eq(campaigns.id, sessions.campaignId))
    .leftJoin(messages, eq(messages.id, conversations.lastMessageId))
    .leftJoin(drafts, and(eq(drafts.conversationId, conversations.id), eq(drafts.userId, me.userId)))
    .where(inArray(conversations.id, ids));
}

const newest = (db: Db, page: Page, where?: SQL) =>
  db
    .select({ id: conversations.id, at: shownAt })
    .from(conversations)
    .where(and(isNotNull(conversations.lastMessageAt), where, before(page)))
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(page.limit);

async function searchedPage(db: Db, me: Viewer, page: Page): Promise<PageKey[]> {
  const { tagId } = page;
  const isRare = tagId !== null && (await isRareTag(db, tagId));
  return db
    .select({ id: conversations.id, at: shownAt })
    .from(conversations)
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(sessions, openSession())
    .where(
      and(
        isNotNull(conversations.lastMessageAt),
        visibleTo(me),
        isRare ? everHad(tagId) : undefined,
        found(page),
        before(page),
      ),
    )
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(page.limit);
}

/** Never null where it is asked for: conversations without a message stay out of the inbox. */
const shownAt = sql<Date>`${conversations.lastMessageAt}`.mapWith(conversations.lastMessageAt).as("at");

export const found = ({ contactIds, namePatterns, tagId }: Page): SQL | undefined =>
  and(
    contactIds ? inArray(conversations.contactId, contactIds) : undefined,
    namePatterns ? namesHold(namePatterns) : undefined,
    tagId ? newestHas(tagId) : undefined,
  );

/** The contact of the conversation, or the one it was merged into. */
const namesHold = (patterns: string[][]): SQL => {
  const holds = (text: SQL) => and(...patterns.map((any) => or(...any.map((pattern) => sql`${text} like ${pattern}`))));
  return sql`exists (select 1 from contacts nh left join contacts nm on nm.id = nh.merged_into_id
    where nh.id = ${conversations.contactId} and (${holds(sql`nh.search_text`)} or ${holds(sql`nm.search_text`)}))`;
};

const before = ({ after }: Page): SQL | undefined =>
  after ? sql`(${conversations.lastMessageAt}, ${conversations.id}) < ${rowOf(after)}` : undefined;

export const rowOf = ({ id, at }: PageKey): SQL => sql`(${at.toISOString()}::timestamptz, ${id}::uuid)`;

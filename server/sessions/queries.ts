import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, notes, sessionResults, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { sessionRatings } from "@/db/schema/ratings";
import { sessionTags, tags } from "@/db/schema/tags";
import { groups, users } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";
import { isVisibleTo } from "@/db/visible-conversations";
import type { Viewer } from "../inbox/operator";
import { type FilterFacts, meets } from "./filter-queries";
import type { SessionPeriod, SessionQuery, SessionSort } from "./schema";

const columns = {
  id: sessions.id,
  conversationId: sessions.conversationId,
  status: sessions.status,
  origin: sessions.origin,
  campaignName: campaigns.name,
  startedAt: sessions.startedAt,
  acceptedAt: sessions.acceptedAt,
  endedAt: sessions.endedAt,
  callbackAskedAt: sessions.callbackAskedAt,
  callbackClearedAt: sessions.callbackClearedAt,
  contact: { id: contacts.id, name: shownName, profileName: contacts.profileName, phone: contacts.phone },
  numberName: numbers.name,
  operatorId: sessions.operatorId,
  operatorName: users.name,
  groupName: groups.name,
  resultNameCs: sessionResults.nameCs,
  resultNameEn: sessionResults.nameEn,
  resultNote: sessions.resultNote,
  fields: sessions.fields,
  ratingStatus: sessionRatings.status,
  ratingScale: sessionRatings.scale,
  ratingScore: sessionRatings.score,
  ratingSkip: sessionRatings.skip,
  ratingComment: sessionRatings.comment,
};

const seenBy = (me: Viewer): SQL | undefined =>
  me.maySeeAll ? undefined : isVisibleTo(sql`${me.userId}::uuid`, sql`${conversations.id}`);

const rowsOf = (db: Db) =>
  db
    .select(columns)
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(campaigns, eq(campaigns.id, sessions.campaignId))
    .leftJoin(users, eq(users.id, sessions.operatorId))
    .leftJoin(groups, eq(groups.id, sessions.groupId))
    .leftJoin(sessionResults, eq(sessionResults.id, sessions.resultId))
    .leftJoin(sessionRatings, eq(sessionRatings.sessionId, sessions.id));

/** A page behind the last session of the page before; nothing is counted. */
export async function sessionsPage(
  db: Db,
  me: Viewer,
  { sort, ...filter }: SessionQuery,
  page: FilterFacts & { after: string | null; limit: number },
) {
  const way = wayOf(sort, filter.period);
  const turn = way.isUp ? asc : desc;
  return rowsOf(db)
    .where(and(meets(filter, page), seenBy(me), way.only, page.after ? behind(page.after, way) : undefined))
    .orderBy(turn(way.by), turn(sessions.id))
    .limit(page.limit);
}

/** One session; null when the viewer may not see its conversation. */
export async function findRow(db: Db, me: Viewer, sessionId: string) {
  const [row] = await rowsOf(db).where(and(eq(sessions.id, sessionId), seenBy(me)));
  return row ?? null;
}

type Way = { by: typeof sessions.startedAt | typeof sessions.endedAt; name: string; isUp: boolean; only?: SQL };

/** Live sessions have no end to be sorted by. */
function wayOf(sort: SessionSort, period: SessionPeriod): Way {
  const isUp = !sort.startsWith("-");
  return sort.endsWith("ended") && period === "history"
    ? { by: sessions.endedAt, name: "ended_at", isUp, only: isNotNull(sessions.endedAt) }
    : { by: sessions.startedAt, name: "started_at", isUp };
}

/** By the row itself, because a JavaScript date would lose the microseconds. */
const behind = (id: string, { by, name, isUp }: Way): SQL =>
  sql`(${by}, ${sessions.id}) ${sql.raw(isUp ? ">" : "<")}
    ((select l.${sql.raw(name)} from sessions l where l.id = ${id}::uuid), ${id}::uuid)`;

export async function tagsOf(db: Db, sessionIds: string[]) {
  if (sessionIds.length === 0) return [];
  return db
    .select({ sessionId: sessionTags.sessionId, id: tags.id, name: tags.name, color: tags.color })
    .from(sessionTags)
    .innerJoin(tags, eq(tags.id, sessionTags.tagId))
    .where(inArray(sessionTags.sessionId, sessionIds))
    .orderBy(asc(sql`lower(${tags.name})`));
}

type OfSession = { id: string; conversationId: string };

const said = {
  id: messages.id,
  at: messages.at,
  direction: messages.direction,
  kind: messages.kind,
  body: messages.body,
  authorName: users.name,
  fileName: media.fileName,
};

/** The newest messages of one session. */
export async function messagesOf(db: Db, { id, conversationId }: OfSession, limit: number) {
  return db
    .select(said)
    .from(messages)
    .leftJoin(users, eq(users.id, messages.authorId))
    .leftJoin(media, eq(media.id, messages.mediaId))
    .where(and(eq(messages.conversationId, conversationId), eq(messages.sessionId, id), ne(messages.kind, "reaction")))
    .orderBy(desc(messages.at), desc(messages.seq))
    .limit(limit);
}

/** All that was said in these sessions, in the order it was. */
export async function transcriptsOf(db: Db, of: OfSession[]) {
  if (of.length === 0) return [];
  const [conversationIds, sessionIds] = [of.map(({ conversationId }) => conversationId), of.map(({ id }) => id)];
  return db
    .select({ ...said, sessionId: messages.sessionId })
    .from(messages)
    .leftJoin(users, eq(users.id, messages.authorId))
    .leftJoin(media, eq(media.id, messages.mediaId))
    .where(
      and(
        inArray(messages.conversationId, conversationIds),
        inArray(messages.sessionId, sessionIds),
        ne(messages.kind, "reaction"),
      ),
    )
    .orderBy(asc(messages.at), asc(messages.seq));
}

export async function notesOf(db: Db, { id, conversationId }: OfSession) {
  return db
    .select({ id: notes.id, at: notes.createdAt, body: notes.body, authorName: users.name })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(and(eq(notes.conversationId, conversationId), eq(notes.sessionId, id)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

/** Every file of one session, both directions (S1.11). */
export async function filesOf(db: Db, { id, conversationId }: OfSession) {
  return db
    .select({
      mediaId: media.id,
      messageId: messages.id,
      direction: messages.direction,
      kind: messages.kind,
      fileName: media.fileName,
      mimeType: sql<string | null>`coalesce(${media.mimeType}, ${media.claimedMimeType})`,
      at: messages.at,
    })
    .from(messages)
    .innerJoin(media, eq(media.id, messages.mediaId))
    .where(and(eq(messages.conversationId, conversationId), eq(messages.sessionId, id), isNotNull(messages.mediaId)))
    .orderBy(desc(messages.at), desc(messages.seq));
}

/** Numbers whose conversations are open to the viewer. */
export async function numberChoices(db: Db, me: Viewer) {
  return db
    .select({ id: numbers.id, name: numbers.name })
    .from(numbers)
    .where(me.maySeeAll ? undefined : or(isNull(numbers.groupId), inArray(numbers.groupId, me.groupIds)))
    .orderBy(asc(numbers.name));
}

/** Those who left too: their sessions stay. */
export const peopleChoices = (db: Db) =>
  db.select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name));

/** The newest that were started: their replies may be sessions. */
export const campaignChoices = (db: Db) =>
  db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(isNotNull(campaigns.launchedAt))
    .orderBy(desc(campaigns.launchedAt))
    .limit(200);

export const groupChoices = (db: Db) =>
  db.select({ id: groups.id, name: groups.name }).from(groups).orderBy(asc(groups.name));

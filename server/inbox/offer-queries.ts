import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { GroupMode, OfferOutcome } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { conversations, sessionOffers, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { shownName } from "@/db/shown-contact";
import { presentMs } from "../team/rules";

/** One tick at a time: two would offer the same session, or the same operator twice. */
export async function lockOffers(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('inbox.offers'))`);
}

const over = sql.raw("interval '1 millisecond'");

/** Here, online and active: the condition on `u` under which something may be offered. `now` is a parameter of its own. */
const isHere = (now: Date) => sql`u.active and u.presence = 'online' and exists (
  select 1 from logins l where l.user_id = u.id and l.revoked_at is null
     and l.last_seen_at > ${now.toISOString()}::timestamptz - ${presentMs} * ${over})`;

/** What a person works on: active sessions that are not put aside, after-session work (N.18) and what is offered to them now. */
export const loadOfUser = (now: Date) => sql`(
  (select count(*) from sessions s where s.operator_id = u.id and s.status = 'active' and s.snoozed_at is null)
  + (select count(*) from sessions s where s.operator_id = u.id and s.status = 'ended'
       and s.wrap_up_until > ${now.toISOString()}::timestamptz)
  + (select count(*) from session_offers o where o.user_id = u.id and o.outcome is null))::int`;

export type EndedOffer = { sessionId: string; conversationId: string; userId: string };

/** Ends live offers whose time is up, whose operator is no longer here, or whose session no longer waits. */
export async function endDueOffers(db: Db, now: Date): Promise<EndedOffer[]> {
  const rows = await db.execute<{ session_id: string; conversation_id: string; user_id: string }>(sql`
    update session_offers o
       set outcome = case when o.expires_at <= ${now.toISOString()}::timestamptz then 'expired' else 'withdrawn' end,
           ended_at = ${now.toISOString()}::timestamptz
      from sessions s, users u
     where o.outcome is null and s.id = o.session_id and u.id = o.user_id and (
       o.expires_at <= ${now.toISOString()}::timestamptz or s.status <> 'waiting' or not (u.active and u.presence = 'online'))
    returning o.session_id, s.conversation_id, o.user_id`);
  return rows.map((row) => ({ sessionId: row.session_id, conversationId: row.conversation_id, userId: row.user_id }));
}

/** Sessions of people whose accounts are switched off go back to the queue: nobody would answer in them. */
export async function returnOrphans(db: Db, now: Date): Promise<{ sessionId: string; conversationId: string }[]> {
  const rows = await db.execute<{ id: string; conversation_id: string }>(sql`
    update sessions s
       set status = 'waiting', operator_id = null, accepted_at = null, snoozed_at = null, snoozed_until = null, queued_at = ${now.toISOString()}::timestamptz
      from users u
     where u.id = s.operator_id and not u.active and s.status in ('active', 'awaiting_reply')
    returning s.id, s.conversation_id`);
  return rows.map((row) => ({ sessionId: row.id, conversationId: row.conversation_id }));
}

export type Unoffered = {
  sessionId: string;
  conversationId: string;
  groupId: string | null;
  mode: GroupMode | null;
  offerSeconds: number | null;
  preferredOperatorId: string | null;
  queuedAt: Date;
};

/**
 * Waiting sessions for which one of these operators could be asked, the oldest first. Each is locked, so that nobody accepts it meanwhile; one
 * that somebody is just accepting is left out.
 */
export async function takeUnoffered(db: Db, userIds: string[], limit: number): Promise<Unoffered[]> {
  const rows = await db.execute<{
    id: string;
    conversation_id: string;
    group_id: string | null;
    mode: GroupMode | null;
    offer_seconds: number | null;
    preferred_operator_id: string | null;
    queued_at: Date | string;
  }>(sql`
    select s.id, s.conversation_id, s.group_id, g.mode, g.offer_seconds, s.preferred_operator_id,
           coalesce(s.queued_at, s.started_at) as queued_at
      from sessions s left join groups g on g.id = s.group_id
     where s.status = 'waiting' and (
         (g.mode = 'one_by_one' and exists (
           select 1 from group_members gm where gm.group_id = s.group_id and gm.user_id = any(${sql.param(userIds)}::uuid[])))
         or (s.preferred_operator_id = any(${sql.param(userIds)}::uuid[]) and not exists (
           select 1 from session_offers o where o.session_id = s.id and o.user_id = s.preferred_operator_id
              and o.outcome in ('refused', 'expired') and o.offered_at >= coalesce(s.queued_at, s.started_at))))
       and not exists (select 1 from session_offers o where o.session_id = s.id and o.outcome is null)
     order by s.started_at, s.conversation_id
     limit ${limit} for no key update of s skip locked`);
  return rows.map((row) => ({
    sessionId: row.id,
    conversationId: row.conversation_id,
    groupId: row.group_id,
    mode: row.mode,
    offerSeconds: row.offer_seconds,
    preferredOperatorId: row.preferred_operator_id,
    queuedAt: new Date(row.queued_at),
  }));
}

export type FreeOperator = {
  userId: string;
  capacity: number;
  load: number;
  lastOfferedAt: Date | null;
  groupIds: string[];
};

/** Everybody to whom something could be offered now. */
export async function freeOperators(db: Db, now: Date): Promise<FreeOperator[]> {
  const rows = await db.execute<{
    id: string;
    capacity: number;
    load: number;
    last: Date | string | null;
    groups: string[];
  }>(sql`
    select u.id, u.capacity, ${loadOfUser(now)} as load,
           (select max(o.offered_at) from session_offers o where o.user_id = u.id) as last,
           array(select gm.group_id::text from group_members gm where gm.user_id = u.id) as groups
      from users u where ${isHere(now)} and ${loadOfUser(now)} < u.capacity`);
  return rows.map((row) => ({
    userId: row.id,
    capacity: row.capacity,
    load: row.load,
    lastOfferedAt: row.last ? new Date(row.last) : null,
    groupIds: row.groups,
  }));
}

/** Whoever accepts, is given or is offered a session does so one after another, so that capacity is counted right. */
export async function lockOperator(db: Db, userId: string): Promise<void> {
  await db.execute(sql`select id from users where id = ${userId} for no key update`);
}

/** Whether there is room, counted again under the lock of `lockOperator`. */
export async function hasRoom(db: Db, userId: string, now: Date): Promise<boolean> {
  const [row] = await db.execute<{ free: boolean }>(
    sql`select ${loadOfUser(now)} < u.capacity as free from users u where u.id = ${userId}`,
  );
  return row?.free ?? false;
}

/** Earlier offers of a session since it came to the queue, by operator. One that was withdrawn asked nobody anything. */
export async function earlierOffers(db: Db, sessionId: string, since: Date) {
  return db
    .select({
      userId: sessionOffers.userId,
      count: sql<number>`count(*)`.mapWith(Number),
      lastEndedAt: sql<Date>`max(${sessionOffers.endedAt})`.mapWith(sessionOffers.endedAt),
    })
    .from(sessionOffers)
    .where(
      and(
        eq(sessionOffers.sessionId, sessionId),
        inArray(sessionOffers.outcome, ["refused", "expired"]),
        sql`${sessionOffers.offeredAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
    .groupBy(sessionOffers.userId);
}

export async function insertOffer(db: Db, row: typeof sessionOffers.$inferInsert): Promise<void> {
  await db.insert(sessionOffers).values(row);
}

/** What is offered to a person now, the first to end first. */
export async function offersOf(db: Db, userId: string) {
  return db
    .select({
      sessionId: sessionOffers.sessionId,
      conversationId: sessions.conversationId,
      expiresAt: sessionOffers.expiresAt,
      contact: { name: shownName, profileName: contacts.profileName, phone: contacts.phone },
      numberName: numbers.name,
    })
    .from(sessionOffers)
    .innerJoin(sessions, eq(sessions.id, sessionOffers.sessionId))
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .where(and(eq(sessionOffers.userId, userId), isNull(sessionOffers.outcome)))
    .orderBy(asc(sessionOffers.expiresAt));
}

/** The live offer of a session, if any. */
export async function liveOffer(db: Db, sessionId: string) {
  const [row] = await db
    .select()
    .from(sessionOffers)
    .where(and(eq(sessionOffers.sessionId, sessionId), isNull(sessionOffers.outcome)));
  return row ?? null;
}

/** Ends the live offer of a session; with `userId` only when it is theirs. Answers whether there was one. */
export async function endOffer(
  db: Db,
  { sessionId, userId, outcome, at }: { sessionId: string; userId?: string; outcome: OfferOutcome; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(sessionOffers)
    .set({ outcome, endedAt: at })
    .where(
      and(
        eq(sessionOffers.sessionId, sessionId),
        isNull(sessionOffers.outcome),
        userId ? eq(sessionOffers.userId, userId) : undefined,
      ),
    )
    .returning({ id: sessionOffers.id });
  return rows.length > 0;
}

/** Which of these begun sessions somebody is to be asked for. */
export async function anyToOffer(db: Db, sessionIds: string[]): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from sessions s left join groups g on g.id = s.group_id
     where s.id = any(${sql.param(sessionIds)}::uuid[]) and (g.mode = 'one_by_one' or s.preferred_operator_id is not null)
     limit 1`);
  return rows.length > 0;
}

/** When the next live offer or after-session work ends; null = none does. */
export async function nextEnd(db: Db, now: Date): Promise<Date | null> {
  const [row] = await db.execute<{ at: Date | string | null }>(sql`
    select least(
      (select min(expires_at) from session_offers where outcome is null),
      (select min(wrap_up_until) from sessions where wrap_up_until > ${now.toISOString()}::timestamptz)) as at`);
  return row?.at ? new Date(row.at) : null;
}

/** What decides about accepting; the row is locked until the end of the transaction. */
export async function lockSession(db: Db, sessionId: string) {
  const [row] = await db.select().from(sessions).where(eq(sessions.id, sessionId)).for("no key update");
  return row ?? null;
}

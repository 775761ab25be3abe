import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { prepared } from "@/db/prepared";
import type { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { formerAddresses, numbers } from "@/db/schema/numbers";
import type { Words } from "../consent/wish-rules";

/** The numbers of a connection, and those that left it a short while ago: a provider may hold a message back for days. */
export async function numbersOfConnection(db: Db, connectionId: string) {
  const { id, providerNumberId } = numbers;
  return db
    .select({ id, providerNumberId })
    .from(numbers)
    .where(eq(numbers.connectionId, connectionId))
    .unionAll(
      db
        .select({ id, providerNumberId: formerAddresses.providerNumberId })
        .from(formerAddresses)
        .innerJoin(numbers, eq(numbers.id, formerAddresses.numberId))
        .where(
          and(
            eq(formerAddresses.connectionId, connectionId),
            gt(formerAddresses.leftAt, sql`now() - interval '7 days'`),
          ),
        ),
    )
    .prepare("numbers_of_connection")
    .execute();
}

const given = (rows: unknown) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

/**
 * The conversations of these numbers and contacts, made where there are none, each locked until the end of the transaction: what
 * follows sees every message and session of theirs. Always in the same order, so that two webhooks never lock each other up.
 */
export async function takeConversations(
  db: Db,
  rows: { id: string; numberId: string; contactId: string }[],
): Promise<{ id: string; numberId: string; contactId: string }[]> {
  const found = await prepared(db).execute<{ id: string; number_id: string; contact_id: string }>(sql`
    insert into conversations (id, number_id, contact_id)
    select id, "numberId", "contactId" from ${given(rows)} as g(id uuid, "numberId" uuid, "contactId" uuid)
     order by "numberId", "contactId"
    on conflict (number_id, contact_id) do update set unread_count = conversations.unread_count
    returning id, number_id, contact_id`);
  return found.map((row) => ({ id: row.id, numberId: row.number_id, contactId: row.contact_id }));
}

/** The provider's clock and ours. */
const clocksDiffer = sql.raw("interval '1 minute'");

export type Arriving = {
  numberId: string;
  conversationId: string;
  providerMessageId: string;
  /** What it quotes, pressed a button of or reacts to. */
  quotes: string | null;
  at: Date;
};

/** Which of these messages are stored already, and what the others meet: the open session, what they answer, how clients opt out. */
export async function arrivalFacts(db: Db, rows: Arriving[], campaignAnswerMs: number) {
  const found = await prepared(db).execute<{
    conversation_id: string;
    provider_message_id: string;
    known: boolean;
    session_id: string | null;
    session_status: string | null;
    snoozed: boolean;
    untold: boolean;
    told: boolean;
    was_asked: boolean;
    has_rules: boolean;
    quoted: { messageId: string; campaignId: string | null; isTemplate: boolean } | null;
    recent: { messageId: string; campaignId: string } | null;
    words: { version: number; words: Words } | null;
  }>(sql`
    select g."conversationId" as conversation_id, g."providerMessageId" as provider_message_id,
           exists (select 1 from messages m where m.number_id = g."numberId" and m.provider_message_id = g."providerMessageId") as known,
           s.id as session_id, s.status as session_status, s.snoozed_at is not null as snoozed,
           s.status = 'waiting' and s.away_replied_at is null
             and exists (select 1 from calendars where reply_enabled) as untold,
           s.status = 'waiting' and s.away_replied_at is not null as told,
           exists (select 1 from session_ratings r where r.conversation_id = g."conversationId" and r.asked_at is not null) as was_asked,
           exists (select 1 from automations a where a.enabled and a.trigger_kind in ('session_began', 'client_message')) as has_rules,
           (select jsonb_build_object('messageId', m.id, 'campaignId', m.stream_id, 'isTemplate', m.template_id is not null)
              from messages m where m.number_id = g."numberId" and m.provider_message_id = g.quotes
               and m.conversation_id = g."conversationId") as quoted,
           (select jsonb_build_object('messageId', m.id, 'campaignId', m.stream_id)
              from messages m where m.conversation_id = g."conversationId" and m.stream_id is not null
               and m.status not in ('queued', 'failed', 'cancelled')
               and coalesce(m.accepted_at, m.sent_at, m.at) > g.at - ${campaignAnswerMs} * interval '1 millisecond'
               and coalesce(m.accepted_at, m.sent_at, m.at) < g.at + ${clocksDiffer}
             order by coalesce(m.accepted_at, m.sent_at, m.at) desc limit 1) as recent,
           (select jsonb_build_object('version', w.version, 'words', w.words) from wish_words w
             order by w.version desc limit 1) as words
      from ${given(rows)} as g("numberId" uuid, "conversationId" uuid, "providerMessageId" text, quotes text, at timestamptz)
      left join sessions s on s.conversation_id = g."conversationId" and s.status <> 'ended'`);
  return found.map((row) => ({
    conversationId: row.conversation_id,
    providerMessageId: row.provider_message_id,
    isKnown: row.known,
    openSession: row.session_id
      ? {
          id: row.session_id,
          isAwaiting: row.session_status === "awaiting_reply",
          isAtBot: row.session_status === "bot",
          isSnoozed: row.snoozed,
          isUntold: row.untold,
          isTold: row.told,
        }
      : null,
    /** What they think of a session that ended, at any time (N.69). */
    wasAsked: row.was_asked,
    /** Some rule of the company is set off by clients (N.46). */
    hasRules: row.has_rules,
    quoted: row.quoted,
    recent: row.recent,
    /** How clients opt out and in (O6); null = the company has written no words of its own. */
    words: row.words,
  }));
}

export async function insertPendingMedia(db: Db, rows: (typeof media.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(media).values(rows);
}

export type NewInbound = Required<
  Pick<
    typeof messages.$inferInsert,
    | "id"
    | "conversationId"
    | "sessionId"
    | "numberId"
    | "kind"
    | "body"
    | "payload"
    | "mediaId"
    | "replyToProviderMessageId"
    | "providerMessageId"
    | "at"
    | "createdAt"
  >
>;

export async function insertInbound(db: Db, rows: NewInbound[]): Promise<void> {
  await prepared(db).execute(sql`
    insert into messages (id, conversation_id, session_id, number_id, direction, kind, body, payload, media_id,
           reply_to_provider_message_id, provider_message_id, at, created_at, status)
    select id, "conversationId", "sessionId", "numberId", 'in', kind, body, payload, "mediaId",
           "replyToProviderMessageId", "providerMessageId", at, "createdAt", 'received'
      from ${given(rows)} as g(id uuid, "conversationId" uuid, "sessionId" uuid, "numberId" uuid, kind text, body text,
           payload jsonb, "mediaId" uuid, "replyToProviderMessageId" text, "providerMessageId" text, at timestamptz,
           "createdAt" timestamptz)
    on conflict do nothing`);
}

export type ConversationChange = {
  id: string;
  numberId: string;
  unread: number;
  /** ISO; null = nothing of that kind came. */
  lastClientMessageAt: string | null;
  lastMessageAt: string | null;
  lastMessageId: string | null;
};

/**
 * Times only grow, whatever the order of arrival (O17). A number's last sign of life is noted once a minute, and never by waiting
 * for another webhook.
 */
export async function noteArrivals(db: Db, changes: ConversationChange[]): Promise<void> {
  await prepared(db).execute(sql`
    with g as (
      select * from ${given(changes)} as g(id uuid, "numberId" uuid, unread int, "lastClientMessageAt" timestamptz,
        "lastMessageAt" timestamptz, "lastMessageId" uuid)
    ), alive as (
      select n.id, max(g."lastClientMessageAt") as at from numbers n join g on g."numberId" = n.id group by n.id
    ), due as (
      select n.id from numbers n join alive a on a.id = n.id
       where coalesce(n.last_inbound_at, '-infinity') < a.at - interval '1 minute' for no key update of n skip locked
    ), touched as (
      update numbers n set last_inbound_at = a.at from alive a where a.id = n.id and n.id in (select id from due)
    )
    update conversations c set
           unread_count = c.unread_count + g.unread,
           last_client_message_at = greatest(c.last_client_message_at, g."lastClientMessageAt"),
           last_message_at = greatest(c.last_message_at, g."lastMessageAt"),
           last_message_id = case when g."lastMessageAt" >= coalesce(c.last_message_at, '-infinity')
                                  then g."lastMessageId" else c.last_message_id end
      from g where c.id = g.id`);
}

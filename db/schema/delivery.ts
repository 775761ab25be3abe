import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  Direction,
  FailureReason,
  MessageKind,
  MessageStatus,
  PricingType,
  ReceiptStatus,
  StreamStatus,
} from "@/db/enums";
import type { MessagePayload } from "@/server/providers/types";
import { at, id } from "./columns";
import { conversations, sessions } from "./inbox";
import { media } from "./media";
import { numbers, quotaScopes } from "./numbers";
import { users } from "./team";
import { templates } from "./templates";

/**
 * A flow of messages that is opened, held and closed as one: a campaign's. Delivery knows no more of campaigns than this.
 * Its id is the campaign's id.
 */
export const sendStreams = pgTable("send_streams", {
  id: id(),
  numberId: uuid()
    .notNull()
    .references(() => numbers.id),
  status: text().$type<StreamStatus>().notNull(),
  /** Set while the daily limit or the stream's own share is exhausted ("dosažen limit"); sending goes on by itself then. */
  limitedUntil: at(),
  /** Its own share of the daily limit: a quota scope beside the number's; null = none. */
  quotaScopeId: uuid().references(() => quotaScopes.id),
  /** When it last had a turn: of the streams of a number, the one that waits longest is next. */
  servedAt: at(),
});

export const messages = pgTable(
  "messages",
  {
    /** Made by the client who wrote it, so the optimistic bubble and the row are the same thing. */
    id: id(),
    /** Arrival order; breaks ties of provider times (O17). */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    sessionId: uuid().references(() => sessions.id),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id),
    direction: text().$type<Direction>().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    body: text(),
    payload: jsonb().$type<MessagePayload>().notNull().default({}),
    mediaId: uuid().references(() => media.id),
    templateId: uuid().references(() => templates.id),
    replyToProviderMessageId: text(),
    authorId: uuid().references(() => users.id),
    streamId: uuid().references(() => sendStreams.id),
    providerMessageId: text(),
    /** The provider's time for inbound, ours for outbound: what the thread is sorted by. */
    at: at().notNull(),
    createdAt: at().notNull().defaultNow(),

    status: text().$type<MessageStatus>().notNull(),
    /** 0 = a person waits (operator), 1 = campaign. */
    priority: smallint().notNull().default(0),
    notBefore: at().notNull().default(sql`'-infinity'`),
    /** It may not leave after this moment, until somebody gives it another span; null = at any time. */
    notAfter: at(),
    tries: smallint().notNull().default(0),
    attemptId: uuid(),
    leaseUntil: at(),
    acceptedAt: at(),
    heldAt: at(),
    sentAt: at(),
    deliveredAt: at(),
    readAt: at(),
    failedAt: at(),
    failureReason: text().$type<FailureReason>(),
    failureCode: text(),
    failureText: text(),
    /** What the provider says it charges, from receipts: its own words; null where it is silent. */
    pricingCategory: text(),
    pricingType: text().$type<PricingType>(),
    pricingBillable: boolean(),
  },
  (t) => [
    // Of those that have one: before its outcome a message is written twice without.
    uniqueIndex("messages_provider_id").on(t.numberId, t.providerMessageId).where(sql`provider_message_id is not null`),
    index("messages_conversation").on(t.conversationId, t.at, t.seq),
    index("messages_reactions")
      .on(t.conversationId, sql`(payload -> 'reaction' ->> 'toProviderMessageId')`)
      .where(sql`kind = 'reaction'`),
    index("messages_files").on(t.conversationId, t.at).where(sql`media_id is not null`),
    index("messages_media").on(t.mediaId).where(sql`media_id is not null`),
    index("messages_campaign").on(t.conversationId, t.at).where(sql`stream_id is not null`),
    index("messages_queue").on(t.numberId, t.seq).where(sql`status = 'queued' and stream_id is null`),
    // What is due begins at a known place, so what waits for later (a retry, the morning) costs nothing.
    index("messages_stream_queue")
      .on(t.numberId, t.streamId, t.notBefore.desc().nullsFirst(), t.seq)
      .where(sql`status = 'queued' and stream_id is not null`),
    index("messages_in_flight").on(t.numberId, t.leaseUntil).where(sql`status in ('sending', 'uncertain')`),
    index("messages_expired").on(t.notAfter).where(sql`status = 'queued' and not_after is not null`),
    index("messages_failed").on(t.streamId, t.failedAt).where(sql`status = 'failed' and stream_id is not null`),
    index("messages_template").on(t.templateId, t.at, t.status).where(sql`template_id is not null`),
    index("messages_sent").on(t.acceptedAt, t.seq).where(sql`accepted_at is not null`),
    index("messages_stream").on(t.streamId, t.status).where(sql`stream_id is not null`),
  ],
);

/**
 * How many messages of a stream are in which state, so that nobody counts a million of them: changes, written by a trigger of
 * `messages` in the transaction that causes them, and summed up by whoever asks. Folded every minute. Two kinds of rows: by state
 * (`status` to `failureCode`), and by the ten seconds in which the provider took them (`sentFrom`).
 */
export const streamTallies = pgTable(
  "stream_tallies",
  {
    streamId: uuid().notNull(),
    status: text().$type<MessageStatus>(),
    tried: boolean().notNull().default(false),
    /** The provider took it, whatever became of it then. */
    taken: boolean().notNull().default(false),
    /** 0 not sent (held by the provider, too), 1 sent, 2 delivered, 3 read. */
    reached: smallint().notNull().default(0),
    templateId: uuid(),
    /** Of those that failed. */
    failureReason: text().$type<FailureReason>(),
    failureCode: text(),
    sentFrom: at(),
    count: integer().notNull(),
  },
  (t) => [
    // Apart, because a list of campaigns asks for states only, and the tens of seconds of long campaigns are thousands of rows.
    index("stream_tallies_states").on(t.streamId).where(sql`sent_from is null`),
    index("stream_tallies_sends").on(t.streamId, t.sentFrom).where(sql`sent_from is not null`),
  ],
);

/** One call to a provider. The row is committed before the call (crash rule, goals §4). */
export const sendAttempts = pgTable(
  "send_attempts",
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    no: smallint().notNull(),
    startedAt: at().notNull(),
    finishedAt: at(),
    outcome: text().$type<"accepted" | "requeued" | "failed" | "uncertain" | "released">(),
    failureReason: text().$type<FailureReason>(),
    failureCode: text(),
    failureText: text(),
    /** Quota scopes in which this attempt counted the client anew; given back on a definite refusal. */
    reservedScopes: jsonb().$type<string[]>().notNull().default([]),
  },
  (t) => [index("send_attempts_message").on(t.messageId, t.no)],
);

/** Receipts whose message does not know its provider id yet; applied when it learns it. */
export const parkedReceipts = pgTable(
  "parked_receipts",
  {
    numberId: uuid().notNull(),
    providerMessageId: text().notNull(),
    status: text().$type<ReceiptStatus>().notNull(),
    at: at().notNull(),
    failureReason: text().$type<FailureReason>(),
    failureCode: text(),
    failureText: text(),
    pricingCategory: text(),
    pricingType: text().$type<PricingType>(),
    pricingBillable: boolean(),
    parkedAt: at().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.providerMessageId, t.status] })],
);

/** The pace of one number: the pacer of goals §3.3. */
export const sendLanes = pgTable("send_lanes", {
  numberId: uuid()
    .primaryKey()
    .references(() => numbers.id, { onDelete: "cascade" }),
  nextSlot: at().notNull().defaultNow(),
  spacingUs: integer().notNull().default(40_200),
  /** Smallest response time seen, ms; the calibrated ring frees permits earlier by 95 % of it. */
  floorMs: real().notNull().default(0),
  samples: integer().notNull().default(0),
  marginMs: real().notNull().default(12),
  pausedUntil: at().notNull().default(sql`'-infinity'`),
  operatorSentAt: at(),
  /** A runner that holds the lane's campaign loop, so that two jobs do not idle side by side. Only saves work. */
  runnerUntil: at(),
});

/** The ring: as many rows per number as messages are allowed in a second. */
export const sendPermits = pgTable(
  "send_permits",
  {
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    n: smallint().notNull(),
    freeAt: at().notNull().default(sql`'-infinity'`),
    attemptId: uuid(),
  },
  // No index but the key's: written twice a message, a row without indexed changes stays in its page.
  (t) => [primaryKey({ columns: [t.numberId, t.n] })],
);

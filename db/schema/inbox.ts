import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { LabelColor, OfferOutcome, SessionAction, SessionOrigin, SessionStatus } from "@/db/enums";
import { at, id } from "./columns";
import { contacts } from "./contacts";
import { numbers } from "./numbers";
import type { RoutingExplanation } from "./routing";
import { groups, users } from "./team";

/** The thread of one number and one contact; owns the 24-hour window. */
export const conversations = pgTable(
  "conversations",
  {
    id: id(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id),
    /** The provider's time of the client's last message; the window ends 24 h later (S4.6). */
    lastClientMessageAt: at(),
    /** Provider time of the newest message that people see in the inbox (campaign messages do not move it). */
    lastMessageAt: at(),
    lastMessageId: uuid(),
    unreadCount: integer().notNull().default(0),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("conversations_number_contact").on(t.numberId, t.contactId),
    index("conversations_newest").on(t.lastMessageAt, t.id).where(sql`last_message_at is not null`),
    index("conversations_number_newest").on(t.numberId, t.lastMessageAt, t.id).where(sql`last_message_at is not null`),
    index("conversations_contact").on(t.contactId),
  ],
);

export const sessionResults = pgTable("session_results", {
  id: id(),
  nameCs: text().notNull(),
  nameEn: text().notNull(),
  position: integer().notNull(),
  color: text().$type<LabelColor>(),
  /** Who ends with it must write a note. */
  noteRequired: boolean().notNull().default(false),
  /** False: not offered any more, readable where it was used. */
  active: boolean().notNull().default(true),
});

/** One episode of service (S1.3). A conversation has at most one that is not ended. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    status: text().$type<SessionStatus>().notNull(),
    origin: text().$type<SessionOrigin>().notNull(),
    groupId: uuid().references(() => groups.id),
    operatorId: uuid().references(() => users.id),
    /** Whom the routing would have first: the group offers the session to them before anybody else. */
    preferredOperatorId: uuid().references(() => users.id),
    /** Why the session came where it came, as the routing saw it then (O15); null = nobody routed it. */
    routing: jsonb().$type<RoutingExplanation>(),
    /** When the client was told that nobody works now; once a session (N.70). */
    awayRepliedAt: at(),
    /** When the client asked that we get back to them (Zpětné ozvání, N.70), and when somebody did. */
    callbackAskedAt: at(),
    callbackClearedAt: at(),
    callbackClearedById: uuid().references(() => users.id),
    /** The campaign whose message the session answers (O27). No reference: campaigns stand above the inbox. */
    campaignId: uuid(),
    startedAt: at().notNull(),
    /** When it came back to the queue (forwarded to a group); null = it waits since its start. */
    queuedAt: at(),
    acceptedAt: at(),
    endedAt: at(),
    endedById: uuid().references(() => users.id),
    resultId: uuid().references(() => sessionResults.id),
    resultNote: text(),
    /** Values of the company's own fields of sessions (N.71), by their key. */
    fields: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The work after an ended session is done at this time or was finished then (N.18); null = there was none. */
    wrapUpUntil: at(),
    /** When somebody put it aside; null = it is not. Whatever the client writes brings it back. */
    snoozedAt: at(),
    /** When it comes back by itself; null = only when the client writes. */
    snoozedUntil: at(),
    /** The ended session that this one goes on with (S1.31). */
    previousSessionId: uuid().references((): AnyPgColumn => sessions.id),
  },
  (t) => [
    uniqueIndex("sessions_one_open").on(t.conversationId).where(sql`status <> 'ended'`),
    index("sessions_open_by_status").on(t.status, t.startedAt, t.conversationId).where(sql`status <> 'ended'`),
    index("sessions_operator").on(t.operatorId).where(sql`status <> 'ended'`),
    index("sessions_preferred")
      .on(t.preferredOperatorId)
      .where(sql`status <> 'ended' and preferred_operator_id is not null`),
    index("sessions_routed").on(sql`(routing ->> 'numberId')`, t.startedAt).where(sql`routing is not null`),
    index("sessions_campaign").on(t.campaignId, t.startedAt).where(sql`campaign_id is not null`),
    index("sessions_conversation").on(t.conversationId, t.startedAt),
    /** The pages of the sessions table. */
    index("sessions_newest").on(t.startedAt, t.id),
    index("sessions_last_ended").on(t.endedAt, t.id).where(sql`ended_at is not null`),
    index("sessions_callback")
      .on(t.callbackAskedAt, t.conversationId)
      .where(sql`callback_asked_at is not null and callback_cleared_at is null`),
    index("sessions_wrap_up").on(t.wrapUpUntil).where(sql`wrap_up_until is not null`),
    index("sessions_snoozed").on(t.snoozedUntil).where(sql`snoozed_at is not null`),
  ],
);

/** A waiting session put before one operator (N.42). A session has at most one live offer, and a live one has no outcome. */
export const sessionOffers = pgTable(
  "session_offers",
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    offeredAt: at().notNull(),
    expiresAt: at().notNull(),
    endedAt: at(),
    outcome: text().$type<OfferOutcome>(),
  },
  (t) => [
    uniqueIndex("session_offers_one_live").on(t.sessionId).where(sql`outcome is null`),
    index("session_offers_live_of_user").on(t.userId).where(sql`outcome is null`),
    index("session_offers_session").on(t.sessionId, t.offeredAt),
    index("session_offers_user").on(t.userId, t.offeredAt),
  ],
);

/** A second operator invited to a session: sees it and writes in it until they leave or it ends. */
export const sessionGuests = pgTable(
  "session_guests",
  {
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    invitedById: uuid()
      .notNull()
      .references(() => users.id),
    joinedAt: at().notNull(),
    leftAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.userId] }),
    index("session_guests_user").on(t.userId).where(sql`left_at is null`),
  ],
);

/** Internal notes; shown in the thread, never sent. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    sessionId: uuid().references(() => sessions.id),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [index("notes_conversation").on(t.conversationId, t.createdAt)],
);

/** A colleague named in a note by @; the name as it was written then. */
export const mentions = pgTable(
  "mentions",
  {
    noteId: uuid()
      .notNull()
      .references(() => notes.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    createdAt: at().notNull(),
    readAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.userId] }),
    index("mentions_user").on(t.userId, t.createdAt),
    index("mentions_unread").on(t.userId).where(sql`read_at is null`),
  ],
);

/** The operator of a session was told that its window ends soon (O13): once for each end of the window. */
export const windowReminders = pgTable(
  "window_reminders",
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    windowEndsAt: at().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("window_reminders_once").on(t.sessionId, t.userId, t.windowEndsAt)],
);

/** What a person began to write, kept on the server so that it follows them (d.2). */
export const drafts = pgTable(
  "drafts",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    body: text().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.conversationId] })],
);

/** What happened to a session (accepted, forwarded, ended …): the transcript's system lines. */
export const sessionEvents = pgTable(
  "session_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    action: text().$type<SessionAction>().notNull(),
    actorId: uuid().references(() => users.id),
    /** Whom it went to: forwarded to a person or a group, who was invited. */
    userId: uuid().references(() => users.id),
    groupId: uuid().references(() => groups.id),
    /** The rule that did it, as it was called then. */
    label: text(),
    note: text(),
    /** Until when it was snoozed; null = until the client writes. */
    until: at(),
    at: at().notNull(),
  },
  (t) => [index("session_events_conversation").on(t.conversationId, t.at)],
);

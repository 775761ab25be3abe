import { boolean, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Locale, RatingMode, RatingScale, RatingSkip, RatingStatus } from "@/db/enums";
import { at, id } from "./columns";
import { conversations, sessions } from "./inbox";
import { numbers } from "./numbers";
import { users } from "./team";
import { templates } from "./templates";

/** How the company asks for ratings (N.69): one row, made when somebody first changes it. */
export const ratingSettings = pgTable("rating_settings", {
  key: text().primaryKey(),
  mode: text().$type<RatingMode>().notNull(),
  questionCs: text().notNull(),
  questionEn: text().notNull(),
  /** What is answered to a rating; empty = nothing. */
  thanksCs: text().notNull(),
  thanksEn: text().notNull(),
  delayMinutes: integer().notNull(),
  /** How long the next message after a rating is its comment; 0 = no comments. */
  commentMinutes: integer().notNull(),
  /** Whether the dialog of ending a session has it ticked. */
  byDefault: boolean().notNull(),
});

/** What is different for one number. */
export const ratingNumbers = pgTable("rating_numbers", {
  numberId: uuid()
    .primaryKey()
    .references(() => numbers.id, { onDelete: "cascade" }),
  /** Null = as the company. */
  mode: text().$type<RatingMode>(),
  /** What is asked with outside the window; null = nobody is asked then. */
  templateId: uuid().references(() => templates.id, { onDelete: "set null" }),
});

/** What a client thinks of one session; a session is asked about at most once. */
export const sessionRatings = pgTable(
  "session_ratings",
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id),
    /** Who held the session when it ended. */
    operatorId: uuid().references(() => users.id),
    scale: text().$type<RatingScale>().notNull(),
    status: text().$type<RatingStatus>().notNull(),
    dueAt: at().notNull(),
    createdAt: at().notNull(),
    /** Why the client was not asked. */
    skip: text().$type<RatingSkip>(),
    askedAt: at(),
    /** The message with the question. No reference: a message belongs to its conversation. */
    messageId: uuid(),
    /** In which language the client was asked. */
    locale: text().$type<Locale>(),
    /** 1 to 5 on both scales; a smiley is 5, 3 or 1. */
    score: smallint(),
    answeredAt: at(),
    comment: text(),
  },
  (t) => [
    uniqueIndex("session_ratings_session").on(t.sessionId),
    index("session_ratings_due").on(t.status, t.dueAt),
    index("session_ratings_conversation").on(t.conversationId, t.askedAt),
    index("session_ratings_created").on(t.createdAt),
  ],
);

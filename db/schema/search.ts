import { sql } from "drizzle-orm";
import { boolean, customType, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { WordKind } from "../enums";
import { at } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What people find messages and notes by: their words, small and without diacritics. Triggers of `messages`, `notes`, `sessions` (the
 * note to the result) and `session_events` keep it (migrations 0020, 0032 and 0045), in a table of its own because a message's row is
 * rewritten at every receipt and its words never are. Campaign messages stay out: ten thousand times the same text would bury what was
 * said.
 */
export const messageWords = pgTable(
  "message_words",
  {
    /** Of whatever it is, all of which stands in a thread; events have it from `event_words_id`. Triggers delete what is gone. */
    messageId: uuid().primaryKey(),
    /** Writers choose the ids of messages and notes, so none may pass for another's. */
    kind: text().$type<WordKind>().notNull().default("message"),
    conversationId: uuid().notNull(),
    numberId: uuid().notNull(),
    sessionId: uuid(),
    hasFile: boolean().notNull(),
    at: at().notNull(),
    words: tsvector().notNull(),
  },
  (t) => [
    index("message_words_newest").on(t.at, t.messageId),
    // A short pending list: it is read through at every search.
    index("message_words_beginnings").using("gin", t.words).with({ gin_pending_list_limit: 512 }),
    index("message_words_tails").using("gin", sql`search_tails(words)`).with({ gin_pending_list_limit: 512 }),
  ],
);

/** How far the words of messages older than `message_words` have been written; the row goes when all are. */
export const messageWordsProgress = pgTable("message_words_progress", {
  /** Messages with a lower id are still to be read. */
  beforeId: uuid().primaryKey(),
});

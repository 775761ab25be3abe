import { sql } from "drizzle-orm";
import { boolean, customType, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What people find messages and notes by: their words, small and without diacritics. Triggers of `messages` and `notes` keep it
 * (migrations 0020 and 0032), in a table of its own because a message's row is rewritten at every receipt and its words never are.
 * Campaign messages stay out: ten thousand times the same text would bury what was said.
 */
export const messageWords = pgTable(
  "message_words",
  {
    /** Of a message or of a note, which stands among messages in its thread, too; triggers delete what is gone. */
    messageId: uuid().primaryKey(),
    /** Writers choose the ids of notes, so none may pass for a message's. */
    isNote: boolean().notNull().default(false),
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

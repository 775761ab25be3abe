import { sql } from "drizzle-orm";
import { boolean, customType, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { messages } from "./delivery";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What people find messages by: their words, small and without diacritics. A trigger of `messages` keeps it (migration 0020), in a
 * table of its own because a message's row is rewritten at every receipt and its words never are. Campaign messages stay out:
 * ten thousand times the same text would bury what was said.
 */
export const messageWords = pgTable(
  "message_words",
  {
    messageId: uuid()
      .primaryKey()
      .references(() => messages.id, { onDelete: "cascade" }),
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

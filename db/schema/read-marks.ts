import { sql } from "drizzle-orm";
import { index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { messages } from "./delivery";
import { conversations } from "./inbox";

/**
 * What a client's app is told of us in one conversation: the newest of their messages that we read (the provider marks all before it,
 * too), and when they last saw us typing.
 */
export const readMarks = pgTable(
  "read_marks",
  {
    conversationId: uuid()
      .primaryKey()
      .references(() => conversations.id, { onDelete: "cascade" }),
    /** Null = nothing is to be told, only typing was shown. */
    messageId: uuid().references(() => messages.id, { onDelete: "cascade" }),
    /** The provider's time of that message: an older one never takes its place. */
    messageAt: at(),
    /** The provider knows it; null = it is still to be told. */
    toldAt: at(),
    tries: smallint().notNull().default(0),
    /** Not before then: the pause after a failure, and the lease of whoever tells it now. */
    notBefore: at().notNull().default(sql`'-infinity'`),
    /** Why the last try failed; with no tries left it stays untold. */
    error: text(),
    typingShownAt: at(),
  },
  (t) => [index("read_marks_untold").on(t.notBefore).where(sql`told_at is null and message_id is not null`)],
);

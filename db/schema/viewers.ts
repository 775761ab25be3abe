import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { conversations } from "./inbox";
import { users } from "./team";

/** Which conversation a tab of somebody's browser shows now: one row a tab, good until `seenUntil`; the tab keeps it alive. */
export const viewers = pgTable(
  "viewers",
  {
    /** Made by the tab. */
    pageId: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    seenUntil: at().notNull(),
    /** Writes an answer until then; null = only looks. */
    typingUntil: at(),
  },
  (t) => [index("viewers_conversation").on(t.conversationId)],
);

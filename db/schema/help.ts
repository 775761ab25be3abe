import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { users } from "./team";

/** "Byl tento článek užitečný?" (S4.21): one answer of a person to an article, the last one counts. */
export const helpAnswers = pgTable(
  "help_answers",
  {
    id: id(),
    article: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    isHelpful: boolean().notNull(),
    comment: text(),
    answeredAt: at().notNull(),
  },
  (t) => [uniqueIndex("help_answers_once").on(t.article, t.userId), index("help_answers_at").on(t.answeredAt)],
);

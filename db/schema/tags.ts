import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { LabelColor } from "@/db/enums";
import { at, id } from "./columns";
import { sessions } from "./inbox";
import { users } from "./team";

/** A coloured word of the whole company to sort sessions by (S1.18). A retired one stays readable where it is. */
export const tags = pgTable(
  "tags",
  {
    id: id(),
    name: text().notNull(),
    color: text().$type<LabelColor>().notNull(),
    createdAt: at().notNull().defaultNow(),
    retiredAt: at(),
  },
  (t) => [uniqueIndex("tags_one_name").on(sql`lower(${t.name})`).where(sql`retired_at is null`)],
);

export const sessionTags = pgTable(
  "session_tags",
  {
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    tagId: uuid()
      .notNull()
      .references(() => tags.id),
    addedAt: at().notNull(),
    addedById: uuid().references(() => users.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.tagId] }), index("session_tags_tag").on(t.tagId, t.sessionId)],
);

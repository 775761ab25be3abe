import { sql } from "drizzle-orm";
import { boolean, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { users } from "./team";

/** The table "Sezení" as somebody set it up and named it (N.34): what it is filtered by, how sorted, which columns. */
export const sessionViews = pgTable(
  "session_views",
  {
    id: id(),
    name: text().notNull(),
    /** The address of the table: filters and order by their names in it. */
    address: jsonb().$type<Record<string, string>>().notNull(),
    columns: jsonb().$type<string[]>().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    /** Everybody sees it; only its owner and who manages shared views change it. */
    isShared: boolean().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("session_views_name").on(t.ownerId, sql`lower(${t.name})`)],
);

/** How a person likes the table of sessions; without a row as everybody begins. */
export const sessionTables = pgTable("session_tables", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  columns: jsonb().$type<string[]>().notNull(),
  /** The view that the table opens with. */
  openingViewId: uuid().references(() => sessionViews.id, { onDelete: "set null" }),
});

import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CannedTextScope } from "@/db/enums";
import { at, id } from "./columns";
import { media } from "./media";
import { groups, users } from "./team";

/** Šablony: texts that operators insert (N.16, N.61): of one person, of a group, or of the whole company. */
export const cannedTexts = pgTable(
  "canned_texts",
  {
    id: id(),
    scope: text().$type<CannedTextScope>().notNull(),
    /** Whose it is when it is personal. */
    ownerId: uuid().references(() => users.id, { onDelete: "cascade" }),
    groupId: uuid().references(() => groups.id, { onDelete: "cascade" }),
    /** Empty = outside any folder. */
    folder: text().notNull().default(""),
    name: text().notNull(),
    /** What follows `/` or `#`; lower case. */
    shortcut: text(),
    body: text().notNull(),
    updatedAt: at().notNull(),
    updatedById: uuid().references(() => users.id),
  },
  (t) => [
    check(
      "canned_texts_scope",
      sql`(scope = 'personal') = (owner_id is not null) and (scope = 'group') = (group_id is not null)`,
    ),
    uniqueIndex("canned_texts_shortcut").on(
      sql`coalesce(${t.ownerId}, ${t.groupId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.shortcut,
    ),
    index("canned_texts_owner").on(t.ownerId),
    index("canned_texts_group").on(t.groupId),
  ],
);

/** Files that go with the text, in their order. */
export const cannedTextFiles = pgTable(
  "canned_text_files",
  {
    cannedTextId: uuid()
      .notNull()
      .references(() => cannedTexts.id, { onDelete: "cascade" }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.cannedTextId, t.mediaId] }), index("canned_text_files_media").on(t.mediaId)],
);

export const cannedTextFavourites = pgTable(
  "canned_text_favourites",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cannedTextId: uuid()
      .notNull()
      .references(() => cannedTexts.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.cannedTextId] })],
);

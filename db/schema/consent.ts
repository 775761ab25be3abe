import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ConsentMove, ConsentSource } from "@/db/enums";
import { at, id } from "./columns";
import { contacts } from "./contacts";
import { users } from "./team";

/** What clients agree to, word for word. A version never changes: other words are another version (N.65). */
export const consentTexts = pgTable(
  "consent_texts",
  {
    id: id(),
    version: integer().notNull(),
    textCs: text().notNull(),
    textEn: text().notNull(),
    createdAt: at().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
  },
  (t) => [uniqueIndex("consent_texts_version").on(t.version)],
);

/** Append-only: when a client agreed to marketing or took it back, and how we know (S4.3). */
export const consentEntries = pgTable(
  "consent_entries",
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    move: text().$type<ConsentMove>().notNull(),
    source: text().$type<ConsentSource>().notNull(),
    textId: uuid().references(() => consentTexts.id),
    /** Where the evidence lies or what was said: a form's number, the client's words. */
    proof: text(),
    /** When the client said so. */
    at: timestamp({ withTimezone: true }).notNull(),
    recordedAt: at().notNull(),
    /** Null = the provider told us. */
    recordedById: uuid().references(() => users.id),
  },
  (t) => [
    uniqueIndex("consent_entries_once").on(t.contactId, t.at, t.move, t.source),
    index("consent_entries_recorded").on(t.recordedAt),
  ],
);

import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ConsentMove, ConsentSource, WishLanguage } from "@/db/enums";
import { at, id } from "./columns";
import { contacts } from "./contacts";
import { messages } from "./delivery";
import { conversations } from "./inbox";
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
    /** The client's message that says so; kept after the message is erased. */
    messageId: uuid(),
    /** Version of the words by which the message was understood (O6); 0 = those that come with Hovorna. */
    wordsVersion: integer(),
    /** The campaign whose message it answers. No reference: campaigns stand above. */
    campaignId: uuid(),
  },
  (t) => [
    uniqueIndex("consent_entries_once").on(t.contactId, t.at, t.move, t.source),
    index("consent_entries_recorded").on(t.recordedAt),
    index("consent_entries_campaign").on(t.campaignId, t.at).where(sql`campaign_id is not null`),
  ],
);

/** How clients say in one language that they want no marketing or want it again, and what they are answered; "" = nothing (O6). */
export type WishWords = { stop: string[]; start: string[]; stopped: string; started: string };

/** Versions of the words of opting out, which never change: entries name the one they were understood by (O6). */
export const wishWords = pgTable(
  "wish_words",
  {
    id: id(),
    version: integer().notNull(),
    words: jsonb().$type<Record<WishLanguage, WishWords>>().notNull(),
    createdAt: at().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
  },
  (t) => [uniqueIndex("wish_words_version").on(t.version)],
);

/** Messages that may mean that the client wants no marketing: a person says whether they do (O6). */
export const consentDoubts = pgTable(
  "consent_doubts",
  {
    messageId: uuid()
      .primaryKey()
      .references(() => messages.id, { onDelete: "cascade" }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    wordsVersion: integer().notNull(),
    campaignId: uuid(),
    /** Null = nobody has said yet. */
    settledAt: at(),
    settledById: uuid().references(() => users.id),
    outcome: text().$type<"withdrawn" | "kept">(),
  },
  (t) => [index("consent_doubts_open").on(t.conversationId).where(sql`settled_at is null`)],
);

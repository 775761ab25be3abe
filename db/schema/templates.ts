import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Quality, TemplateCategory, TemplateSource, TemplateStatus } from "@/db/enums";
import type { PendingEdit } from "@/server/providers/template-types";
import type { TemplateComponent } from "@/server/providers/types";
import type { DraftContent } from "@/server/templates/draft-rules";
import { at, id } from "./columns";
import { numbers } from "./numbers";
import { users } from "./team";

/** One language version of a Template Message of one number. Removed ones stay, readable in history (S0.27). */
export const templates = pgTable(
  "templates",
  {
    id: id(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    providerTemplateId: text().notNull(),
    name: text().notNull(),
    language: text().notNull(),
    category: text().$type<TemplateCategory>().notNull(),
    /** What it was before the provider moved it elsewhere; null = it never moved. */
    previousCategory: text().$type<TemplateCategory>(),
    /** When we learnt of the move; null = it had moved before we read it first. */
    categoryChangedAt: at(),
    /** A person who knows of the move ends its warning; the next move begins it anew. */
    categorySeenAt: at(),
    categorySeenById: uuid().references(() => users.id),
    /** The category the provider announced it will move the template to. */
    correctCategory: text().$type<TemplateCategory>(),
    quality: text().$type<Quality>().notNull().default("unknown"),
    status: text().$type<TemplateStatus>().notNull(),
    /** The provider's own words for a rejection or pause. */
    statusReason: text(),
    statusSince: at().notNull().defaultNow(),
    components: jsonb().$type<TemplateComponent[]>().notNull(),
    /** An edit that waits beside this approved version, or was refused (Twilio, whose edits are items of their own). */
    pendingEdit: jsonb().$type<PendingEdit>(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    removedAt: at(),
  },
  (t) => [uniqueIndex("templates_number_name_language").on(t.numberId, t.name, t.language)],
);

/** What a language version looked like from `at` on: every change of its parts or category, with who or what made it (O12). */
export const templateHistory = pgTable(
  "template_history",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    templateId: uuid()
      .notNull()
      .references(() => templates.id, { onDelete: "cascade" }),
    at: at().notNull(),
    source: text().$type<TemplateSource>().notNull(),
    actorId: uuid().references(() => users.id),
    category: text().$type<TemplateCategory>().notNull(),
    components: jsonb().$type<TemplateComponent[]>().notNull(),
  },
  (t) => [index("template_history_template").on(t.templateId, t.at)],
);

/** A language version being written: of a new template, or of the existing one it will change. Gone when it is submitted. */
export const templateDrafts = pgTable(
  "template_drafts",
  {
    id: id(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    /** The version this draft edits; null = it will be a new one. */
    templateId: uuid().references(() => templates.id, { onDelete: "cascade" }),
    name: text().notNull(),
    language: text().notNull(),
    category: text().$type<TemplateCategory>().notNull(),
    content: jsonb().$type<DraftContent>().notNull(),
    /** Counts saves: a save of an older revision is refused, so that two people do not overwrite each other. */
    revision: integer().notNull().default(0),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
    updatedById: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    /** Set while a submission is under way, so that two presses submit once. */
    submittingAt: at(),
    /** Why the provider did not take it the last time, in safe words. */
    submitError: text(),
  },
  (t) => [
    uniqueIndex("template_drafts_template").on(t.templateId).where(sql`template_id is not null`),
    index("template_drafts_number").on(t.numberId, t.name),
  ],
);

/** A template, all its languages, that a person keeps at hand. */
export const templateFavourites = pgTable(
  "template_favourites",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.numberId, t.name] })],
);

/** A template, all its languages, that operators are not offered; campaigns still are. */
export const hiddenTemplates = pgTable(
  "hidden_templates",
  {
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    name: text().notNull(),
    hiddenById: uuid().references(() => users.id),
    hiddenAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.name] })],
);

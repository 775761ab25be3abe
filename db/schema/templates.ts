import { jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { TemplateCategory, TemplateStatus } from "@/db/enums";
import type { TemplateComponent } from "@/server/providers/types";
import { at, id } from "./columns";
import { numbers } from "./numbers";

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
    status: text().$type<TemplateStatus>().notNull(),
    /** The provider's own words for a rejection or pause. */
    statusReason: text(),
    statusSince: at().notNull().defaultNow(),
    components: jsonb().$type<TemplateComponent[]>().notNull(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    removedAt: at(),
  },
  (t) => [uniqueIndex("templates_number_name_language").on(t.numberId, t.name, t.language)],
);

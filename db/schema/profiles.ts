import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Industry, ProfileReview } from "@/db/enums";
import { at } from "./columns";
import { numbers } from "./numbers";

/** What clients see of a number, as the provider last had it (S0.18, S0.22). No row = never loaded. */
export const numberProfiles = pgTable("number_profiles", {
  numberId: uuid()
    .primaryKey()
    .references(() => numbers.id, { onDelete: "cascade" }),
  description: text(),
  address: text(),
  email: text(),
  /** At most two, http(s). */
  websites: jsonb().$type<string[]>().notNull(),
  industry: text().$type<Industry>(),
  /** Where the provider keeps the picture; null = the profile has none. */
  logoUrl: text(),
  /** Our copy of it in the storage; null = none, or it could not be fetched. */
  logoKey: text(),
  /** Null = the provider does not say (S0.25). */
  review: text().$type<ProfileReview>(),
  loadedAt: at(),
  pushedAt: at(),
  /** Grows with every change: an edit of an older one is refused. */
  version: integer().notNull(),
});

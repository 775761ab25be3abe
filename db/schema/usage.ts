import { bigint, boolean, date, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PriceCategory } from "@/db/enums";
import type { ProviderCost } from "@/server/providers/number-types";
import { at, id } from "./columns";
import { connections } from "./numbers";
import { users } from "./team";

/** Prices of messages from a day on, until the next card. Never changed: a new card takes its place, a wrong one is withdrawn. */
export const rateCards = pgTable(
  "rate_cards",
  {
    id: id(),
    name: text().notNull(),
    /** ISO 4217. */
    currency: text().notNull(),
    /** The first day in the company's time zone. */
    validFrom: date().notNull(),
    /** Came with Hovorna to show what a card is like. */
    isSample: boolean().notNull().default(false),
    createdAt: at().notNull().defaultNow(),
    createdById: uuid().references(() => users.id),
    withdrawnAt: at(),
    withdrawnById: uuid().references(() => users.id),
  },
  (t) => [index("rate_cards_valid").on(t.validFrom)],
);

export const rateCardPrices = pgTable(
  "rate_card_prices",
  {
    cardId: uuid()
      .notNull()
      .references(() => rateCards.id, { onDelete: "cascade" }),
    /** A country (`CZ`), a calling code (`+420`) or a market of several countries (`rest_of_western_europe`). */
    place: text().notNull(),
    category: text().$type<PriceCategory>().notNull(),
    /** Millionths of the currency for one message. */
    priceMicros: bigint({ mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.cardId, t.place, t.category] })],
);

/** What a provider itself counted in a month, as it was last read. */
export const providerCostReads = pgTable(
  "provider_cost_reads",
  {
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    /** `2026-11`. */
    month: text().notNull(),
    costs: jsonb().$type<ProviderCost[]>().notNull().default([]),
    /** Null = it was never read well. */
    readAt: at(),
    /** The last try failed: when and why. */
    failedAt: at(),
    failure: text(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.month] })],
);

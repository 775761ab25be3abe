import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { RecipientPlan } from "@/db/enums";

/**
 * How many recipients without a message a campaign has, as `stream_tallies` counts its messages: changes, written by a trigger of
 * `recipients` in the transaction that causes them, summed up by whoever asks and folded every minute.
 */
export const recipientTallies = pgTable(
  "recipient_tallies",
  {
    campaignId: uuid().notNull(),
    importId: uuid(),
    plan: text().$type<RecipientPlan>().notNull(),
    planReason: text(),
    /** Of those who are planned. */
    dialCode: text(),
    count: integer().notNull(),
  },
  (t) => [index("recipient_tallies_campaign").on(t.campaignId)],
);

/** How many recipients answered a campaign or opened a link of it, and how often links were opened, by the template they got; as above. */
export const reactionTallies = pgTable(
  "reaction_tallies",
  {
    campaignId: uuid().notNull(),
    templateId: uuid(),
    replied: integer().notNull().default(0),
    clicked: integer().notNull().default(0),
    clicks: integer().notNull().default(0),
  },
  (t) => [index("reaction_tallies_campaign").on(t.campaignId)],
);

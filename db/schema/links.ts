import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { campaigns, recipients } from "./campaigns";
import { at } from "./columns";

/**
 * A short link of one recipient (O28): `/l/<token>` leads to `target`. Visits are counted on the row; who came is known only as the
 * recipient the link was made for, never by address or browser.
 */
export const shortLinks = pgTable(
  "short_links",
  {
    token: text().primaryKey(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: "cascade" }),
    /** Null: of a test message, which no count of the campaign knows. */
    recipientId: bigint({ mode: "number" }).references(() => recipients.id, { onDelete: "cascade" }),
    /** Https; where the link leads. */
    target: text().notNull(),
    createdAt: at().notNull(),
    /** The first time that a person came. */
    clickedAt: at(),
    clicks: integer().notNull().default(0),
    /** Previews and scanners: shown apart, never counted as people. */
    botVisits: integer().notNull().default(0),
  },
  (t) => [
    index("short_links_recipient").on(t.recipientId),
    index("short_links_clicked").on(t.campaignId, t.recipientId).where(sql`clicked_at is not null`),
    index("short_links_campaign").on(t.campaignId),
  ],
);

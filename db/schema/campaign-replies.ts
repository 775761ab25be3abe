import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CampaignReplyKind } from "@/db/enums";
import { at } from "./columns";
import { messages, sendStreams } from "./delivery";

/**
 * The first thing that a client said to a campaign's message (O27): written with the client's message, by what receives it. Whose
 * message it was says the recipient who has it.
 */
export const campaignReplies = pgTable(
  "campaign_replies",
  {
    /** The campaign's message that is answered; once. */
    campaignMessageId: uuid()
      .primaryKey()
      .references(() => messages.id, { onDelete: "cascade" }),
    campaignId: uuid()
      .notNull()
      .references(() => sendStreams.id),
    /** What the client said. */
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    kind: text().$type<CampaignReplyKind>().notNull(),
    /** By the provider's clock. */
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex("campaign_replies_message").on(t.messageId),
    index("campaign_replies_campaign").on(t.campaignId, t.at),
  ],
);

import { and, eq, gte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaignReplies } from "@/db/schema/campaign-replies";
import { consentEntries } from "@/db/schema/consent";

/** Recipients who said anything to a campaign, a thumb up too (O27). */
export async function countReplies(db: Db, campaignId: string): Promise<number> {
  return db.$count(campaignReplies, eq(campaignReplies.campaignId, campaignId));
}

/** Clients who opted out of marketing over a campaign: in an answer to it, or told WhatsApp so soon after (O6); since a moment, or ever. */
export async function countOptOuts(db: Db, campaignId: string, since: Date | null = null): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${consentEntries.contactId})`.mapWith(Number) })
    .from(consentEntries)
    .where(
      and(
        eq(consentEntries.campaignId, campaignId),
        eq(consentEntries.move, "withdrawn"),
        since ? gte(consentEntries.at, since) : undefined,
      ),
    );
  return row?.count ?? 0;
}

import { and, desc, eq, gt, isNotNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaignReplies } from "@/db/schema/campaign-replies";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";

/** The first reply to a campaign's message stays the one that counts. */
export async function insertReplies(db: Db, rows: (typeof campaignReplies.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(campaignReplies).values(rows).onConflictDoNothing();
}

/** The campaign whose message a contact got last before `at`, no longer than `withinMs` ago. */
export async function lastCampaignOf(db: Db, contactId: string, at: Date, withinMs: number): Promise<string | null> {
  const sentAt = sql`coalesce(${messages.acceptedAt}, ${messages.sentAt}, ${messages.at})`;
  const [row] = await db
    .select({ campaignId: messages.streamId })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(conversations.contactId, contactId),
        isNotNull(messages.streamId),
        notInArray(messages.status, ["queued", "failed", "cancelled"]),
        gt(sentAt, new Date(at.getTime() - withinMs).toISOString()),
        sql`${sentAt} < ${at.toISOString()}::timestamptz + interval '1 minute'`,
      ),
    )
    .orderBy(desc(sentAt))
    .limit(1);
  return row?.campaignId ?? null;
}

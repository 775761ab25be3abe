import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { consentEntries } from "@/db/schema/consent";
import { groups, users } from "@/db/schema/team";

/** Recipients who said anything to a campaign, a thumb up too (O27). */
export async function countReplies(db: Db, campaignId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select coalesce(sum(replied), 0)::int as count from reaction_tallies where campaign_id = ${campaignId}`,
  );
  return row?.count ?? 0;
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

/** Who gets a campaign's replies, with the names of whom it says; null = there is no such campaign. */
export async function findReplyRoute(db: Db, campaignId: string) {
  const [row] = await db
    .select({
      group: { id: groups.id, name: groups.name, isActive: groups.active },
      operator: { id: users.id, name: users.name, isActive: users.active },
    })
    .from(campaigns)
    .leftJoin(groups, eq(groups.id, campaigns.replyGroupId))
    .leftJoin(users, eq(users.id, campaigns.replyOperatorId))
    .where(eq(campaigns.id, campaignId));
  return row ?? null;
}

/** Groups and people that may get replies. */
export async function replyChoices(db: Db) {
  const rows = await Promise.all([
    db
      .select({ id: groups.id, name: groups.name })
      .from(groups)
      .where(eq(groups.active, true))
      .orderBy(asc(groups.name)),
    db.select({ id: users.id, name: users.name }).from(users).where(eq(users.active, true)).orderBy(asc(users.name)),
  ]);
  return { groups: rows[0], operators: rows[1] };
}

export async function setReplyRoute(
  db: Db,
  campaignId: string,
  route: { replyGroupId: string | null; replyOperatorId: string | null },
): Promise<void> {
  await db.update(campaigns).set(route).where(eq(campaigns.id, campaignId));
}

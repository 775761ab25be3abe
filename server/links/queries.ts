import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shortLinks } from "@/db/schema/links";

export type LinkRow = {
  token: string;
  campaignId: string;
  recipientId: number | null;
  target: string;
  createdAt: Date;
};

export async function insertLinks(db: Db, rows: LinkRow[]): Promise<void> {
  if (rows.length > 0) await db.insert(shortLinks).values(rows);
}

export async function findTarget(db: Db, token: string): Promise<string | null> {
  const [row] = await db.select({ target: shortLinks.target }).from(shortLinks).where(eq(shortLinks.token, token));
  return row?.target ?? null;
}

export async function countVisit(db: Db, token: string, { isBot, at }: { isBot: boolean; at: Date }): Promise<void> {
  await db
    .update(shortLinks)
    .set(
      isBot
        ? { botVisits: sql`${shortLinks.botVisits} + 1` }
        : {
            clicks: sql`${shortLinks.clicks} + 1`,
            clickedAt: sql`coalesce(${shortLinks.clickedAt}, ${at.toISOString()}::timestamptz)`,
          },
    )
    .where(eq(shortLinks.token, token));
}

/** Of recipients only: who opens a test message is none. */
export async function clicksOf(db: Db, campaignId: string): Promise<{ recipients: number; clicks: number }> {
  const [row] = await db.execute<{ recipients: number; clicks: number }>(sql`
    select coalesce(sum(clicked), 0)::int as recipients, coalesce(sum(clicks), 0)::int as clicks
      from reaction_tallies where campaign_id = ${campaignId}`);
  return row ?? { recipients: 0, clicks: 0 };
}

export async function hasLinks(db: Db, campaignId: string): Promise<boolean> {
  const rows = await db
    .select({ token: shortLinks.token })
    .from(shortLinks)
    .where(and(eq(shortLinks.campaignId, campaignId), isNotNull(shortLinks.recipientId)))
    .limit(1);
  return rows.length > 0;
}

import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CampaignStatus } from "@/db/enums";
import { campaigns, recipientImports, recipients } from "@/db/schema/campaigns";
import { sendStreams } from "@/db/schema/delivery";
import { numbers, quotaScopes } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import type { CampaignTab } from "./schema";

export type CampaignRow = typeof campaigns.$inferSelect;

export async function insertCampaign(db: Db, row: typeof campaigns.$inferInsert): Promise<void> {
  await db.insert(campaigns).values(row);
}

export async function findCampaign(db: Db, campaignId: string): Promise<CampaignRow | null> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  return row ?? null;
}

/** Holds the row, so that feeding, pausing and ending take turns. */
export async function lockCampaign(db: Db, campaignId: string): Promise<CampaignRow | null> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("update");
  return row ?? null;
}

/** False when it is no longer in one of the states `from`. */
export async function moveCampaign(
  db: Db,
  campaignId: string,
  from: CampaignStatus[],
  change: Partial<CampaignRow> & { status: CampaignStatus },
): Promise<boolean> {
  const rows = await db
    .update(campaigns)
    .set(change)
    .where(and(eq(campaigns.id, campaignId), inArray(campaigns.status, from)))
    .returning({ id: campaigns.id });
  return rows.length > 0;
}

/** Answers the draft's new revision. Its row is held (hold-draft). */
export async function changeDraft(db: Db, campaignId: string, change: Partial<CampaignRow>): Promise<number> {
  const [row] = await db
    .update(campaigns)
    .set({ ...change, revision: sql`${campaigns.revision} + 1` })
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.status, "draft")))
    .returning({ revision: campaigns.revision });
  return row?.revision ?? 0;
}

export async function setAudienceFixed(db: Db, campaignId: string, at: Date): Promise<void> {
  await db.update(campaigns).set({ audienceFixedAt: at }).where(eq(campaigns.id, campaignId));
}

export async function deleteDraft(db: Db, campaignId: string): Promise<void> {
  await db.delete(recipients).where(eq(recipients.campaignId, campaignId));
  await db.delete(recipientImports).where(eq(recipientImports.campaignId, campaignId));
  await db.delete(campaigns).where(and(eq(campaigns.id, campaignId), eq(campaigns.status, "draft")));
}

export async function isNameTaken(db: Db, name: string, exceptId: string | null): Promise<boolean> {
  const [row] = await db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        eq(sql`lower(${campaigns.name})`, name.toLowerCase()),
        ne(campaigns.status, "cancelled"),
        exceptId ? ne(campaigns.id, exceptId) : undefined,
      ),
    )
    .limit(1);
  return Boolean(row);
}

const statusesOfTab = {
  all: ["draft", "planned", "running", "paused", "finished", "cancelled"],
  running: ["running", "paused"],
  planned: ["planned"],
  draft: ["draft"],
  done: ["finished", "cancelled"],
} as const satisfies Record<CampaignTab, CampaignStatus[]>;

/** At most 200, newest first. */
export async function listCampaigns(db: Db, filter: { tab: CampaignTab; search: string }) {
  const pattern = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select(shown)
    .from(campaigns)
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .innerJoin(users, eq(users.id, campaigns.createdById))
    .leftJoin(sendStreams, eq(sendStreams.id, campaigns.id))
    .where(
      and(
        inArray(campaigns.status, [...statusesOfTab[filter.tab]]),
        filter.search ? sql`${campaigns.name} ilike ${pattern}` : undefined,
      ),
    )
    .orderBy(desc(sql`coalesce(${campaigns.launchedAt}, ${campaigns.startsAt}, ${campaigns.createdAt})`))
    .limit(200);
}

export async function countByStatus(db: Db) {
  return db
    .select({ status: campaigns.status, count: sql<number>`count(*)`.mapWith(Number) })
    .from(campaigns)
    .groupBy(campaigns.status);
}

export async function findShownCampaign(db: Db, campaignId: string) {
  const [row] = await db
    .select({ ...shown, templateComponents: templates.components })
    .from(campaigns)
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .innerJoin(users, eq(users.id, campaigns.createdById))
    .leftJoin(sendStreams, eq(sendStreams.id, campaigns.id))
    .where(eq(campaigns.id, campaignId));
  return row ?? null;
}

const shown = {
  id: campaigns.id,
  name: campaigns.name,
  note: campaigns.note,
  status: campaigns.status,
  pauseReason: campaigns.pauseReason,
  pauseDetails: campaigns.pauseDetails,
  startsAt: campaigns.startsAt,
  waitReason: campaigns.waitReason,
  waitUntil: campaigns.waitUntil,
  revision: campaigns.revision,
  variables: campaigns.variables,
  variants: campaigns.variants,
  audience: campaigns.audience,
  audienceFixedAt: campaigns.audienceFixedAt,
  fixed: campaigns.fixed,
  shortLinks: campaigns.shortLinks,
  foreseenSkipped: campaigns.foreseenSkipped,
  dailyShare: campaigns.dailyShare,
  createdAt: campaigns.createdAt,
  launchedAt: campaigns.launchedAt,
  pausedAt: campaigns.pausedAt,
  finishedAt: campaigns.finishedAt,
  createdBy: users.name,
  numberId: campaigns.numberId,
  numberName: numbers.name,
  numberPhone: numbers.phone,
  numberStatus: numbers.status,
  numberStatusReason: numbers.statusReason,
  quality: numbers.quality,
  ratePerSecond: numbers.ratePerSecond,
  campaignDailyShare: numbers.campaignDailyShare,
  dailyLimit: quotaScopes.dailyLimit,
  templateId: campaigns.templateId,
  templateName: templates.name,
  templateCategory: templates.category,
  templatePreviousCategory: templates.previousCategory,
  templateCorrectCategory: templates.correctCategory,
  templateLanguage: templates.language,
  templateStatus: templates.status,
  templateStatusReason: templates.statusReason,
  templateRemovedAt: templates.removedAt,
  limitedUntil: sendStreams.limitedUntil,
};

/** Running campaigns that stand still because a limit is used up, and until when (S0.38). */
export async function limitedCampaigns(db: Db) {
  return db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      numberId: campaigns.numberId,
      limitedUntil: sendStreams.limitedUntil,
    })
    .from(campaigns)
    .innerJoin(sendStreams, eq(sendStreams.id, campaigns.id))
    .where(and(eq(campaigns.status, "running"), sql`${sendStreams.limitedUntil} > clock_timestamp()`))
    .orderBy(asc(campaigns.name));
}

export async function runningCampaigns(db: Db): Promise<{ id: string }[]> {
  return db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.status, "running"))
    .orderBy(asc(campaigns.id));
}

/** What of the number's limit and of the campaign's own share is used in the rolling 24 hours (S0.37); 0 where there is no limit. */
export async function usedQuota(db: Db, campaignId: string): Promise<{ number: number; share: number }> {
  const [row] = await db.execute<{ number: number; share: number }>(sql`
    select (select count(*) from quota_uses u join quota_scopes q on q.id = u.scope_id and q.daily_limit is not null
             join numbers n on n.quota_scope_id = q.id
             where n.id = c.number_id and u.last_at > clock_timestamp() - interval '24 hours')::int as number,
           (select count(*) from quota_uses u where u.scope_id = c.id
               and u.last_at > clock_timestamp() - interval '24 hours')::int as share
      from campaigns c where c.id = ${campaignId}`);
  return { number: row?.number ?? 0, share: row?.share ?? 0 };
}

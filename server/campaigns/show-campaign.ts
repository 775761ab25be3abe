import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { countClicks } from "../links/count-clicks";
import { linkBase, linkButtons } from "../links/rules";
import { consentFacts } from "./consent-facts";
import { audienceFacts } from "./count-audience";
import { expectedEnd } from "./forecast-campaign";
import { listImports } from "./import-queries";
import { type Ledger, reasonsWith, stillToSkip, toLedger, withAudience, withConsent } from "./ledger";
import { findShownCampaign, usedQuota } from "./queries";
import { campaignPlaces } from "./rules";
import { countFunnel, countReasons, countRecipients, countSends, sendingSpan } from "./tally-queries";
import { variantTemplates } from "./variant-queries";

/** A campaign with its number, template, places to fill and uploads. */
export async function showCampaign(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  return {
    ...campaign,
    places: campaignPlaces(campaign.templateComponents),
    linkButtons: linkButtons(campaign.templateComponents, linkBase(ctx.env.APP_URL)),
    variants: (await variantTemplates(ctx.db, campaign.variants)).map(({ variant, template }) => ({
      ...variant,
      name: template.name,
      language: template.language,
      components: template.components,
    })),
    imports: await listImports(ctx.db, campaignId),
  };
}

export type ShownCampaign = Awaited<ReturnType<typeof showCampaign>>;

/** How far it is: everything that moves while it runs, in one answer. */
export async function campaignProgress(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const audience = await audienceFacts(ctx, { campaignId });
  const consent = campaign.launchedAt ? null : await consentFacts(ctx, { campaignId, audience });
  const counted = withAudience(await ledgerOf(ctx, campaignId), audience);
  const willSkip = consent?.leftOut ?? stillToSkip(counted, campaign.foreseenSkipped);
  const ledger = withConsent(counted, consent?.leftOut ?? 0);
  const used = await usedQuota(ctx.db, campaignId);
  const span = await sendingSpan(ctx.db, campaignId);
  const funnel = await countFunnel(ctx.db, campaignId);
  const bucketMs = bucketOf(span, funnel.sent);
  const limitedUntil = stillLimited(campaign.limitedUntil, ctx.now());
  return {
    status: campaign.status,
    pauseReason: campaign.pauseReason,
    launchedAt: campaign.launchedAt,
    finishedAt: campaign.finishedAt,
    limitedUntil,
    ledger,
    funnel: { recipients: ledger.total, ...funnel },
    clicks: await countClicks(ctx, { campaignId }),
    reasons: reasonsWith(await countReasons(ctx.db, campaignId), audience, consent),
    bucketMs,
    sends: (await countSends(ctx.db, campaignId, bucketMs)).map((row) => ({ atMs: row.at_ms, count: row.count })),
    quota: { ...capOf(campaign, used), limit: campaign.dailyLimit, used: used.number },
    wait: campaign.waitReason && campaign.waitUntil ? { reason: campaign.waitReason, until: campaign.waitUntil } : null,
    pauseDetails: campaign.pauseDetails,
    startsAt: campaign.startsAt,
    end: await expectedEnd(ctx, campaign, { total: ledger.unsent - willSkip, used }),
  };
}

export type CampaignProgress = Awaited<ReturnType<typeof campaignProgress>>;

async function ledgerOf(ctx: Ctx, campaignId: string): Promise<Ledger> {
  const { plans, messages } = await countRecipients(ctx.db, [campaignId]);
  return toLedger(plans, messages);
}

const stillLimited = (until: Date | null, now: Date) => (until && until > now ? until : null);

/** Whichever leaves less room: the number's limit or the campaign's own share (S0.35). */
function capOf(
  {
    dailyLimit,
    dailyShare,
    campaignDailyShare,
    status,
  }: {
    dailyLimit: number | null;
    dailyShare: number | null;
    campaignDailyShare: number | null;
    status: string;
  },
  used: { number: number; share: number },
): { cap: number | null; capUsed: number; isShare: boolean } {
  const share = status === "draft" ? campaignDailyShare : dailyShare;
  const room = dailyLimit === null ? Number.POSITIVE_INFINITY : dailyLimit - used.number;
  if (share !== null && share - used.share < room) return { cap: share, capUsed: used.share, isShare: true };
  return { cap: dailyLimit, capUsed: used.number, isShare: false };
}

const minute = 60_000;
const targets = [minute / 60, minute / 6, minute, 10 * minute, 60 * minute, 360 * minute, 1440 * minute];

/** So few sends are counted one by one, which shows their seconds. */
const mostBySecond = 3000;

/** The narrowest bucket that draws the sending in at most 30 bars. */
function bucketOf(span: { firstMs: number; lastMs: number } | null, sent: number): number {
  const length = span ? span.lastMs - span.firstMs : 0;
  const known = sent > mostBySecond ? targets.slice(1) : targets;
  return known.find((width) => length / width <= 30) ?? 1440 * minute;
}

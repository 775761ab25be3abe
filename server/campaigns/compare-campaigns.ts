import { type FailureGroup, failureGroups, failureReasons, recipientStatuses } from "@/db/enums";
import type { Ctx } from "../context";
import { failureGroup } from "../delivery/failure-group-rules";
import { countClicks } from "../links/count-clicks";
import { streamCost } from "../usage/stream-cost";
import { perOne } from "./compare-rules";
import { toLedger } from "./ledger";
import { toBook } from "./ledger-rules";
import { findShownCampaign } from "./queries";
import { countFunnel, countReasons, countRecipients } from "./tally-queries";

/** Campaigns side by side, in the order asked for: how far they came, what it cost (O11), and why the rest did not. Those that are gone are left out. */
export async function compareCampaigns(ctx: Ctx, { campaignIds }: { campaignIds: string[] }) {
  const shown = await Promise.all([...new Set(campaignIds)].map((campaignId) => comparedCampaign(ctx, campaignId)));
  return shown.filter((campaign) => campaign !== null);
}

export type ComparedCampaign = Awaited<ReturnType<typeof compareCampaigns>>[number];

async function comparedCampaign(ctx: Ctx, campaignId: string) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign || campaign.status === "draft") return null;
  const counts = await countRecipients(ctx.db, [campaignId]);
  const { byStatus } = toLedger(counts.plans, counts.messages);
  const { planned, skipped } = toBook(recipientStatuses.map((status) => ({ status, count: byStatus[status] })));
  const clicks = await countClicks(ctx, { campaignId });
  const failures = Object.fromEntries(failureGroups.map((group) => [group, 0])) as Record<FailureGroup, number>; // every key set
  for (const { plan, reason, code, count } of await countReasons(ctx.db, campaignId))
    if (!plan) failures[failureGroup(failureReasons.find((known) => known === reason) ?? null, code)] += count;
  const funnel = { ...(await countFunnel(ctx.db, campaignId)), clicked: clicks?.recipients ?? null };
  const { amounts, unpriced, isSample } = await streamCost(ctx, { streamId: campaignId });
  return {
    id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    launchedAt: campaign.launchedAt,
    numberName: campaign.numberName,
    templateName: campaign.templateName,
    /** Whom it was meant for, and to whom it goes: without those left out. */
    recipients: planned,
    going: planned - skipped,
    funnel,
    failures,
    cost: {
      amounts,
      unpriced,
      isSample,
      perReply: perOne(amounts, funnel.replied),
      perClick: perOne(amounts, funnel.clicked ?? 0),
    },
  };
}

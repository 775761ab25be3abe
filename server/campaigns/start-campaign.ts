import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { openStream } from "../delivery/streams";
import { loadNumber } from "../numbers/load-number";
import { publish } from "../realtime/publish";
import { armedGuard } from "./check-guard";
import { feedFacts } from "./feed-queries";
import { fixAudience } from "./fix-audience";
import type { GoingFacts } from "./launch-facts";
import { smaller } from "./plan-rules";
import { type CampaignRow, moveCampaign } from "./queries";
import { scheduleOf } from "./schedule-schema";

/**
 * What every start has in common, whoever starts it: a person, the clock, or a person after a pause. Called in the transaction that
 * holds the campaign's row and has seen that it may start; the caller writes the audit entry. `going`: of the first start, what it foresees.
 */
export async function startCampaign(
  ctx: Ctx,
  campaign: CampaignRow,
  going: Pick<GoingFacts, "skipped"> | null,
): Promise<void> {
  const { id: campaignId, numberId } = campaign;
  const facts = await feedFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const dailyShare = await shareOf(ctx, campaign);
  await moveCampaign(ctx.db, campaignId, ["draft", "planned", "paused"], {
    status: "running",
    launchedAt: campaign.launchedAt ?? ctx.now(),
    pausedAt: null,
    pauseReason: null,
    pauseDetails: null,
    dailyShare,
    guardArmed: await armedGuard(ctx, facts),
    ...(going ? { foreseenSkipped: going.skipped } : {}),
  });
  await fixAudience(ctx, campaign);
  await openStream(ctx, { streamId: campaignId, numberId, dailyShare });
  await publish(ctx, { kind: "campaign", subjectId: campaignId });
  await ctx.afterCommit(() =>
    ctx.sendJob(
      { name: "campaigns/tick.due", data: { campaignId } },
      { name: "delivery/number.due", data: { numberId } },
    ),
  );
}

/** Of the daily limit, the number's part for campaigns or the campaign's own, whichever is smaller (S0.35). */
export async function shareOf(ctx: Ctx, { numberId, schedule }: CampaignRow): Promise<number | null> {
  const { campaignDailyShare } = await loadNumber(ctx, { numberId });
  return smaller(campaignDailyShare, scheduleOf(schedule).dailyShare);
}

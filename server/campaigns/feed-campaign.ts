import type { Ctx } from "../context";
import { maySend } from "../numbers/rules";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { isSendable } from "../templates/rules";
import { feedBatch } from "./feed-batch";
import { feedFacts, feedState } from "./feed-queries";
import { finishCampaign } from "./finish-campaign";
import { type PauseReason, pauseCampaign } from "./pause-campaign";
import { feedAhead, isFixedSound } from "./rules";

export type TickLimits = { tickMs: number; pauseMs: number; batch: number };

/** One tick is one call that fits every host's limit (inngest.md §3). */
const usual: TickLimits = { tickMs: 45_000, pauseMs: 2000, batch: 500 };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Keeps a running campaign's messages ready ahead of the number's pace, stops it when its template or number may not send, and
 * finishes it. Safe to repeat and to kill anywhere: every batch is one transaction.
 */
export async function feedCampaign(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
  limits: TickLimits = usual,
): Promise<{ fed: number }> {
  const stopAt = Date.now() + limits.tickMs;
  let fed = 0;
  for (;;) {
    const round = await feedRound(ctx, campaignId, limits.batch);
    fed += round.fed;
    if (round.isOver || round.isLimited) return { fed };
    if (Date.now() + limits.pauseMs > stopAt) break;
    await sleep(limits.pauseMs);
  }
  await ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } });
  return { fed };
}

type Round = { fed: number; isOver: boolean; isLimited: boolean };

async function feedRound(ctx: Ctx, campaignId: string, batch: number): Promise<Round> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (facts?.campaign.status !== "running") return { fed: 0, isOver: true, isLimited: false };
  const isOff = missingFeature(await features(ctx), "campaigns.see") !== null;
  const reason = isOff ? "feature_off" : pauseReasonOf(facts, ctx.now());
  if (reason) {
    await pauseCampaign(ctx, { campaignId, reason });
    return { fed: 0, isOver: true, isLimited: false };
  }
  const state = await feedState(ctx.db, campaignId);
  const fed = state.unfed ? await fill(ctx, campaignId, feedAhead(facts.number.ratePerSecond) - state.ready, batch) : 0;
  if (fed > 0) await ctx.sendJob({ name: "delivery/number.due", data: { numberId: facts.number.id } });
  const isOver = state.open + fed === 0 && (await finishCampaign(ctx, { campaignId }));
  return { fed, isOver, isLimited: state.limited };
}

/**
 * A campaign does not outlive the approval of its template (S2.17), its offer, the connection of its number (S0.13) or the
 * number's leave to send campaigns (S0.34). Delivery holds the
 * stream when the provider refuses the template before its state was told to us.
 */
function pauseReasonOf(facts: NonNullable<Awaited<ReturnType<typeof feedFacts>>>, now: Date): PauseReason | null {
  const { campaign, template, number, streamStatus } = facts;
  if (!isSendable(template.status, template.removedAt) || streamStatus === "held") return "template";
  if (!isFixedSound(template.components, campaign.fixed, now)) return "offer";
  if (!number.campaignsEnabled) return "number_campaigns";
  return maySend(number.status) ? null : "number";
}

async function fill(ctx: Ctx, campaignId: string, room: number, batch: number): Promise<number> {
  let fed = 0;
  while (fed < room) {
    const { queued, taken } = await feedBatch(ctx, { campaignId, limit: Math.min(batch, room - fed) });
    fed += queued;
    if (taken === 0) break;
  }
  return fed;
}

import { type Ctx, inTransaction } from "../context";
import { shareStream } from "../delivery/streams";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { checkGuard } from "./check-guard";
import { feedBatch } from "./feed-batch";
import { feedFacts, feedState } from "./feed-queries";
import { finishCampaign } from "./finish-campaign";
import { moveSpans } from "./move-spans";
import { type PauseReason, pauseCampaign } from "./pause-campaign";
import type { CampaignRow } from "./queries";
import { feedAhead, isFixedSound } from "./rules";
import { changePlan, nextSpan, setWait } from "./schedule-queries";
import { shareOf } from "./start-campaign";
import { areSendable } from "./variant-rules";

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
  for (let n = 0; ; n += 1) {
    const round = await feedRound(ctx, campaignId, { batch: limits.batch, isGuarded: n % guardedRounds === 0 });
    fed += round.fed;
    if (round.isOver || round.isWaiting) return { fed };
    if (Date.now() + limits.pauseMs > stopAt) break;
    await sleep(limits.pauseMs);
  }
  await ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } });
  return { fed };
}

/** Every ten seconds is soon enough for what the guard reads. */
const guardedRounds = 5;

/** `isWaiting`: nothing can happen before a limit frees or the plan goes on; the tick of the minute looks again. */
type Round = { fed: number; isOver: boolean; isWaiting: boolean };
const over: Round = { fed: 0, isOver: true, isWaiting: false };

async function feedRound(
  ctx: Ctx,
  campaignId: string,
  { batch, isGuarded }: { batch: number; isGuarded: boolean },
): Promise<Round> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (facts?.campaign.status !== "running") return over;
  if (await stopped(ctx, facts, isGuarded)) return over;
  await followShare(ctx, facts.campaign);
  await moveSpans(ctx, facts.campaign);
  const state = await feedState(ctx.db, campaignId, ctx.now());
  const ahead = feedAhead(facts.number.ratePerSecond);
  const { fed, wait } = state.unfed
    ? await fill(ctx, campaignId, ahead - state.due, batch)
    : await queueWait(ctx, facts);
  if (fed > 0) await ctx.sendJob({ name: "delivery/number.due", data: { numberId: facts.number.id } });
  const isWaiting = wait !== null && state.due + fed === 0;
  if (await setWait(ctx.db, campaignId, isWaiting ? wait : null))
    await publish(ctx, { kind: "campaign", subjectId: campaignId });
  const isOver = state.open + fed === 0 && (await finishCampaign(ctx, { campaignId }));
  return { fed, isOver, isWaiting: isWaiting || state.limited };
}

/** Pauses what may not go on, with the reason. */
async function stopped(ctx: Ctx, facts: Facts, isGuarded: boolean): Promise<boolean> {
  const campaignId = facts.campaign.id;
  const isOff = missingFeature(await features(ctx), "campaigns.see") !== null;
  const reason = isOff ? "feature_off" : pauseReasonOf(facts, ctx.now());
  if (reason) await pauseCampaign(ctx, { campaignId, reason });
  const alarm = !reason && isGuarded ? await checkGuard(ctx, facts) : null;
  if (alarm) await pauseCampaign(ctx, { campaignId, reason: "guard", details: alarm });
  return reason !== null || alarm !== null;
}

/** The number's part for campaigns may have been changed while this one runs (S2.15). */
async function followShare(ctx: Ctx, campaign: CampaignRow): Promise<void> {
  const dailyShare = await shareOf(ctx, campaign);
  if (dailyShare === campaign.dailyShare) return;
  await inTransaction(ctx, async (tx) => {
    await changePlan(tx.db, campaign.id, { dailyShare });
    await shareStream(tx, { streamId: campaign.id, dailyShare });
  });
}

/** All have a message; those that did not leave in their hours may wait for the next ones. */
async function queueWait(ctx: Ctx, { campaign }: Facts) {
  const until = await nextSpan(ctx.db, campaign.id, ctx.now());
  return { fed: 0, wait: until ? { reason: "hours" as const, until } : null };
}

type Facts = NonNullable<Awaited<ReturnType<typeof feedFacts>>>;

/**
 * A campaign does not outlive the approval of its template (S2.17), its offer, the connection of its number (S0.13) or the
 * number's leave to send campaigns (S0.34). Delivery holds the
 * stream when the provider refuses the template before its state was told to us.
 */
function pauseReasonOf(facts: Facts, now: Date): PauseReason | null {
  const { campaign, template, number, streamStatus } = facts;
  if (!areSendable(facts) || streamStatus === "held") return "template";
  if (!isFixedSound(template.components, campaign.fixed, now)) return "offer";
  if (!number.campaignsEnabled) return "number_campaigns";
  return maySend(number.status) ? null : "number";
}

async function fill(ctx: Ctx, campaignId: string, room: number, batch: number) {
  let fed = 0;
  while (fed < room) {
    const { queued, taken, wait } = await feedBatch(ctx, { campaignId, limit: Math.min(batch, room - fed) });
    fed += queued;
    if (taken === 0) return { fed, wait };
  }
  return { fed, wait: null };
}

import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { shareStream } from "../delivery/streams";
import { publish } from "../realtime/publish";
import { checkRevision } from "./hold-draft";
import { findDailyLimit } from "./limit-queries";
import { moveSpans } from "./move-spans";
import { isStartPast } from "./plan-rules";
import { type CampaignRow, lockCampaign } from "./queries";
import { mayReplan } from "./rules";
import { changePlan } from "./schedule-queries";
import { type CampaignSchedule, type ChangeScheduleInput, scheduleOf } from "./schedule-schema";
import { shareOf } from "./start-campaign";

/**
 * The plan of a campaign that is not over. One that has started keeps its start; new hours, limits and rules hold from the next batch,
 * and for the messages that wait already.
 */
export async function changeSchedule(
  ctx: Ctx,
  { campaignId, schedule: given, revision }: ChangeScheduleInput,
): Promise<{ revision: number }> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (!mayReplan(campaign.status)) throw new DomainError("conflict", "campaignState");
    if (campaign.status === "draft") checkRevision(campaign, { revision, given: { schedule: given } });
    const before = scheduleOf(campaign.schedule);
    const schedule = campaign.launchedAt ? { ...given, start: before.start } : given;
    await checkPlan(tx, campaign, schedule);
    const next = campaign.revision + 1;
    await changePlan(tx.db, campaignId, { schedule, revision: next, ...startOf(campaign, schedule) });
    if (campaign.launchedAt) await follow(tx, { ...campaign, schedule }, before);
    if (campaign.status !== "draft") await note(tx, campaignId, before, schedule);
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    if (campaign.launchedAt)
      await tx.afterCommit(() => ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } }));
    return { revision: next };
  });
}

async function checkPlan(ctx: Ctx, { numberId, status }: CampaignRow, schedule: CampaignSchedule): Promise<void> {
  const limit = await findDailyLimit(ctx.db, numberId);
  if (schedule.dailyShare && limit !== null && schedule.dailyShare > limit)
    throw new DomainError("invalid", "campaignShareAboveLimit", { limit });
  if (status !== "planned") return;
  if (!schedule.start || isStartPast(schedule, ctx.now())) throw new DomainError("invalid", "campaignStartPast");
}

const startOf = ({ status }: CampaignRow, { start }: CampaignSchedule) =>
  status === "planned" && start ? { startsAt: new Date(start.at) } : {};

/** What runs takes over the new share and the new hours. */
async function follow(ctx: Ctx, campaign: CampaignRow, before: CampaignSchedule): Promise<void> {
  const dailyShare = await shareOf(ctx, campaign);
  if (dailyShare !== campaign.dailyShare) {
    await changePlan(ctx.db, campaign.id, { dailyShare });
    await shareStream(ctx, { streamId: campaign.id, dailyShare });
    await ctx.afterCommit(() => ctx.sendJob({ name: "delivery/number.due", data: { numberId: campaign.numberId } }));
  }
  const hours = scheduleOf(campaign.schedule).hours;
  if (JSON.stringify(hours) !== JSON.stringify(before.hours)) await moveSpans(ctx, campaign, { all: true });
}

/** Only what changed. */
async function note(ctx: Ctx, campaignId: string, before: CampaignSchedule, after: CampaignSchedule): Promise<void> {
  const keys = Object.keys(after) as (keyof CampaignSchedule)[]; // keys of its own schema
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed.length === 0) return;
  await record(ctx, {
    action: "campaign.replanned",
    objectKind: "campaign",
    objectId: campaignId,
    details: Object.fromEntries(changed.map((key) => [key, { before: before[key], after: after[key] }])),
  });
}

import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { goingFacts, sendingFacts } from "./launch-facts";
import type { PauseReason } from "./pause-campaign";
import { startStep } from "./plan-rules";
import { type CampaignRow, lockCampaign, moveCampaign } from "./queries";
import { type LaunchBlocker, launchBlockers } from "./rules";
import { scheduleOf } from "./schedule-schema";
import { startCampaign } from "./start-campaign";

/** Starts a planned campaign whose time has come; once, however many ticks find it. What keeps it from starting is kept with it. */
export async function beginPlanned(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (campaign?.status !== "planned" || !campaign.startsAt) return;
    const step = startStep(scheduleOf(campaign.schedule), campaign.startsAt, ctx.now());
    if (step === "wait") return;
    if (step === "missed") return stop(tx, campaign, "missed");
    const going = await goingFacts(tx, { campaignId });
    const [blocker] = launchBlockers({ ...(await sendingFacts(tx, { campaignId })), planned: going.planned });
    // An upload that is under way ends by itself; the next tick asks again, and in the end it is too late.
    if (blocker === "import_running") return;
    if (blocker) return stop(tx, campaign, reasonOf[blocker]);
    await startCampaign(tx, campaign, going);
    await record(tx, {
      action: "campaign.launched",
      objectKind: "campaign",
      objectId: campaignId,
      details: { planned: true },
    });
  });
}

const reasonOf = {
  template: "template",
  fixed: "offer",
  number: "number",
  number_campaigns: "number_campaigns",
  sources: "sources",
  no_recipients: "no_recipients",
  start_past: "missed",
} as const satisfies Record<Exclude<LaunchBlocker, "import_running">, PauseReason>;

async function stop(ctx: Ctx, { id: campaignId, startsAt }: CampaignRow, reason: PauseReason): Promise<void> {
  const lateMinutes = Math.floor((ctx.now().getTime() - (startsAt?.getTime() ?? 0)) / 60_000);
  await moveCampaign(ctx.db, campaignId, ["planned"], {
    status: "paused",
    pausedAt: ctx.now(),
    pauseReason: reason,
    pauseDetails: { lateMinutes },
  });
  await record(ctx, {
    action: "campaign.paused",
    objectKind: "campaign",
    objectId: campaignId,
    details: { reason, lateMinutes },
  });
  await publish(ctx, { kind: "campaign", subjectId: campaignId });
}

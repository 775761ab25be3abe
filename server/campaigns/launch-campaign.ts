import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import type { ConsentFacts } from "./consent-facts";
import { goingFacts, sendingFacts } from "./launch-facts";
import { type CampaignRow, lockCampaign, moveCampaign } from "./queries";
import { type LaunchBlocker, launchBlockers } from "./rules";
import { scheduleOf } from "./schedule-schema";
import { startCampaign } from "./start-campaign";

export type LaunchOutcome = { ok: true } | { ok: false; blockers: LaunchBlocker[] };

/** Starts a draft, or plans it for its time (O8), once however often it is asked for. What stands in the way is answered, not thrown (S2.3). */
export async function launchCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchOutcome> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "running" || campaign.status === "planned") return { ok: true };
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignState");
    const going = await goingFacts(tx, { campaignId });
    const blockers = launchBlockers({ ...(await sendingFacts(tx, { campaignId })), planned: going.planned });
    if (blockers.length > 0) return { ok: false, blockers };
    const startsAt = laterStart(campaign, ctx.now());
    await (startsAt ? planStart(tx, campaign, startsAt) : startCampaign(tx, campaign, going));
    await record(tx, {
      action: startsAt ? "campaign.planned" : "campaign.launched",
      objectKind: "campaign",
      objectId: campaignId,
      details: { ...consentDetails(going.consent), ...(startsAt ? { startsAt: startsAt.toISOString() } : {}) },
    });
    return { ok: true };
  });
}

function laterStart({ schedule }: CampaignRow, now: Date): Date | null {
  const { start } = scheduleOf(schedule);
  const at = start && new Date(start.at);
  return at && at > now ? at : null;
}

/** It waits for its time; whether it may start is asked again then (O8). */
async function planStart(ctx: Ctx, { id: campaignId }: CampaignRow, startsAt: Date): Promise<void> {
  await moveCampaign(ctx.db, campaignId, ["draft"], { status: "planned", startsAt });
  await publish(ctx, { kind: "campaign", subjectId: campaignId });
}

/** Under which rule marketing went, or did not go, to those who have not consented (S4.3). */
function consentDetails(consent: ConsentFacts | null): Record<string, unknown> {
  if (!consent) return {};
  const { policy, unconsented, exception } = consent;
  return { unconsented, consentPolicy: policy, ...(exception ? { consentReason: exception.reason } : {}) };
}

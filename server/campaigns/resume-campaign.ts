import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import type { LaunchOutcome } from "./launch-campaign";
import { goingFacts, sendingFacts } from "./launch-facts";
import { lockCampaign } from "./queries";
import { launchBlockers } from "./rules";
import { startCampaign } from "./start-campaign";

/**
 * Goes on with the first message that has not left (S2.26). The template and the number must be fit to send again; what the guard has
 * stopped it for counts from now on anew. One that has missed its start begins now.
 */
export async function resumeCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchOutcome> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "running") return { ok: true };
    if (campaign.status !== "paused") throw new DomainError("conflict", "campaignState");
    const blockers = launchBlockers({ ...(await sendingFacts(tx, { campaignId })), planned: 1, importRunning: false });
    if (blockers.length > 0) return { ok: false, blockers };
    await startCampaign(tx, campaign, campaign.launchedAt ? null : await goingFacts(tx, { campaignId }));
    const { pauseReason } = campaign;
    await record(tx, {
      action: "campaign.resumed",
      objectKind: "campaign",
      objectId: campaignId,
      details: pauseReason ? { after: pauseReason } : {},
    });
    return { ok: true };
  });
}

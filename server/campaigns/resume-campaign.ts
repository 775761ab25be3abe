import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { openStream } from "../delivery/streams";
import { publish } from "../realtime/publish";
import type { LaunchOutcome } from "./launch-campaign";
import { launchFacts } from "./launch-facts";
import { lockCampaign, moveCampaign } from "./queries";
import { launchBlockers } from "./rules";

/** Goes on with the first message that has not left (S2.26). The template and the number must be fit to send again. */
export async function resumeCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchOutcome> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "running") return { ok: true };
    if (campaign.status !== "paused") throw new DomainError("conflict", "campaignState");
    const blockers = launchBlockers({ ...(await launchFacts(tx, { campaignId })), planned: 1, importRunning: false });
    if (blockers.length > 0) return { ok: false, blockers };
    await moveCampaign(tx.db, campaignId, ["paused"], { status: "running", pausedAt: null, pauseReason: null });
    const { numberId, dailyShare } = campaign;
    await openStream(tx, { streamId: campaignId, numberId, dailyShare });
    await record(tx, { action: "campaign.resumed", objectKind: "campaign", objectId: campaignId });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    await tx.afterCommit(() =>
      ctx.sendJob(
        { name: "campaigns/tick.due", data: { campaignId } },
        { name: "delivery/number.due", data: { numberId } },
      ),
    );
    return { ok: true };
  });
}

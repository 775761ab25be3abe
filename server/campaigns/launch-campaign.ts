import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { openStream } from "../delivery/streams";
import { loadNumber } from "../numbers/load-number";
import { publish } from "../realtime/publish";
import { type ConsentFacts, consentFacts } from "./consent-facts";
import { launchFacts } from "./launch-facts";
import { lockCampaign, moveCampaign } from "./queries";
import { type LaunchBlocker, launchBlockers } from "./rules";

export type LaunchOutcome = { ok: true } | { ok: false; blockers: LaunchBlocker[] };

/** Starts a draft, once however often it is asked for. What stands in the way is answered, not thrown (S2.3). */
export async function launchCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchOutcome> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "running") return { ok: true };
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignState");
    const blockers = launchBlockers(await launchFacts(tx, { campaignId }));
    if (blockers.length > 0) return { ok: false, blockers };
    const consent = await consentFacts(tx, { campaignId });
    const dailyShare = (await loadNumber(tx, campaign)).campaignDailyShare;
    await moveCampaign(tx.db, campaignId, ["draft"], { status: "running", launchedAt: ctx.now(), dailyShare });
    await openStream(tx, { streamId: campaignId, numberId: campaign.numberId, dailyShare });
    await record(tx, {
      action: "campaign.launched",
      objectKind: "campaign",
      objectId: campaignId,
      details: consentDetails(consent),
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    await tx.afterCommit(() => ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } }));
    return { ok: true };
  });
}

/** Under which rule marketing went, or did not go, to those who have not consented (S4.3). */
function consentDetails(consent: ConsentFacts | null): Record<string, unknown> {
  if (!consent) return {};
  const { policy, unconsented, exception } = consent;
  return { unconsented, consentPolicy: policy, ...(exception ? { consentReason: exception.reason } : {}) };
}

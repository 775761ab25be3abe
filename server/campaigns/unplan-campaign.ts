import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { lockCampaign, moveCampaign } from "./queries";

/** A planned campaign becomes a draft again, with everything in it; refused once it has started. */
export async function unplanCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "draft") return;
    if (!(await moveCampaign(tx.db, campaignId, ["planned"], { status: "draft", startsAt: null })))
      throw new DomainError("conflict", "campaignState");
    await record(tx, { action: "campaign.unplanned", objectKind: "campaign", objectId: campaignId });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

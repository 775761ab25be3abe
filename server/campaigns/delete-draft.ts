import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { deleteDraft, lockCampaign } from "./queries";

/** Only a draft can be deleted; whatever went out stays on record. */
export async function deleteCampaignDraft(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignNotDraft");
    await deleteDraft(tx.db, campaignId);
    await record(tx, {
      action: "campaign.deleted",
      objectKind: "campaign",
      objectId: campaignId,
      details: { name: campaign.name },
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

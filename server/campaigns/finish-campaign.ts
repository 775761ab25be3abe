import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { feedState } from "./feed-queries";
import { lockCampaign, moveCampaign } from "./queries";

/** Done when nobody waits for a message and no message waits for its outcome. Answers whether it is. */
export async function finishCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (campaign?.status !== "running") return false;
    const { unfed, open, importing } = await feedState(tx.db, campaignId, ctx.now());
    if (unfed || open > 0 || importing) return false;
    await moveCampaign(tx.db, campaignId, ["running"], {
      status: "finished",
      finishedAt: ctx.now(),
      waitReason: null,
      waitUntil: null,
    });
    await record(tx, { action: "campaign.finished", objectKind: "campaign", objectId: campaignId });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return true;
  });
}

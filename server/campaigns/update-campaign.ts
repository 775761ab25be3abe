import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { checkSender } from "./create-campaign";
import { feedFacts } from "./feed-queries";
import { recheckValues } from "./import-queries";
import { changeDraft, lockCampaign } from "./queries";
import type { CampaignFields } from "./schema";
import { checkVariables } from "./variables";

/**
 * Saves a draft. Another number or template must be sendable; an unchanged one may have stopped being so meanwhile, the start
 * will say it. Rows are judged anew by the defaults (S2.23).
 */
export async function updateCampaign(ctx: Ctx, input: CampaignFields & { campaignId: string }): Promise<void> {
  const { campaignId, ...fields } = input;
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignNotDraft");
    const isSameSender = campaign.numberId === fields.numberId && campaign.templateId === fields.templateId;
    if (isSameSender) checkVariables((await feedFacts(tx.db, campaignId))?.template.components ?? [], fields.variables);
    else await checkSender(tx, fields);
    await changeDraft(tx.db, campaignId, { ...fields, note: fields.note || null });
    await recheckValues(tx.db, campaignId, fields.variables);
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

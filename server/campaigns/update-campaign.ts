import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { checkSender } from "./create-campaign";
import { feedFacts } from "./feed-queries";
import { recheckValues } from "./import-queries";
import { changeDraft, lockCampaign } from "./queries";
import type { CampaignFields } from "./schema";
import { checkedFixed, checkVariables } from "./variables";

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
    const { fixed } = isSameSender ? await checkSame(tx, campaignId, fields) : await checkSender(tx, fields);
    // Variants are of the number and fill their places from the variables of the first template.
    const variants = isSameSender ? campaign.variants : [];
    await changeDraft(tx.db, campaignId, { ...fields, fixed, variants, note: fields.note || null });
    await recheckValues(tx.db, campaignId, fields.variables);
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

async function checkSame(ctx: Ctx, campaignId: string, { variables, fixed }: CampaignFields) {
  const components = (await feedFacts(ctx.db, campaignId))?.template.components ?? [];
  checkVariables(components, variables);
  return { fixed: checkedFixed(components, fixed, ctx.now()) };
}

import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { checkSender } from "./create-campaign";
import { excludeByFiles } from "./exclusion-queries";
import { feedFacts } from "./feed-queries";
import { holdDraft } from "./hold-draft";
import { moveValues, recheckValues } from "./import-queries";
import { type CampaignRow, changeDraft } from "./queries";
import type { CampaignFields, DraftWrite } from "./schema";
import { carriedPlaces, keptVariants } from "./sender-rules";
import { checkedFixed, checkVariables } from "./variables";

/**
 * Saves a draft. Another number or template must be sendable; an unchanged one may have stopped being so meanwhile, the start
 * will say it. Of the variants and the recipients' values stays what fits the new template. Rows are judged anew by the defaults (S2.23).
 */
export async function updateCampaign(ctx: Ctx, input: CampaignFields & DraftWrite): Promise<{ revision: number }> {
  const { campaignId, revision, ...fields } = input;
  const note = fields.note || null;
  return inTransaction(ctx, async (tx) => {
    const campaign = await holdDraft(tx, { campaignId, revision, given: { ...fields, note } });
    const isSameSender = campaign.numberId === fields.numberId && campaign.templateId === fields.templateId;
    const { fixed, variants } = await (isSameSender
      ? checkSame(tx, campaign, fields)
      : checkOther(tx, campaign, fields));
    const next = await changeDraft(tx.db, campaignId, { ...fields, fixed, variants, note });
    const places = carriedPlaces(fields.variables, campaign.variables);
    if (places.length !== campaign.variables.length || places.some((place, n) => place !== n))
      await moveValues(tx.db, campaignId, places);
    await recheckValues(tx.db, campaignId, fields.variables);
    await excludeByFiles(tx.db, campaignId);
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return { revision: next };
  });
}

async function checkSame(ctx: Ctx, { id, variants }: CampaignRow, { variables, fixed }: CampaignFields) {
  const components = (await feedFacts(ctx.db, id))?.template.components ?? [];
  checkVariables(components, variables);
  return { fixed: checkedFixed(components, fixed, ctx.now()), variants };
}

async function checkOther(ctx: Ctx, campaign: CampaignRow, fields: CampaignFields) {
  const { fixed, category } = await checkSender(ctx, fields);
  const before = (await feedFacts(ctx.db, campaign.id))?.template.category ?? "";
  return {
    fixed,
    variants: keptVariants(campaign.variants, { ...campaign, category: before }, { ...fields, category }),
  };
}

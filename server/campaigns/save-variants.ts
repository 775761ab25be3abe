import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { loadSendableTemplate } from "../templates/load-template";
import { feedFacts } from "./feed-queries";
import { holdDraft } from "./hold-draft";
import { changeDraft } from "./queries";
import type { SaveVariantsInput } from "./schema";
import { areSharesSound, variantProblem } from "./variant-rules";

/**
 * The further templates of a draft and their shares (A/B). All are of the campaign's number and of one category, so that consent and
 * price are the same for everybody; none may leave a place empty (O10).
 */
export async function saveVariants(ctx: Ctx, input: SaveVariantsInput): Promise<{ revision: number }> {
  const { campaignId, revision, variants } = input;
  return inTransaction(ctx, async (tx) => {
    const campaign = await holdDraft(tx, { campaignId, revision, given: { variants } });
    const facts = await feedFacts(tx.db, campaignId);
    if (!facts) throw notFound("campaign");
    const ids = [campaign.templateId, ...variants.map(({ templateId }) => templateId)];
    if (new Set(ids).size < ids.length) throw new DomainError("invalid", "variantTwice");
    if (!areSharesSound(variants)) throw new DomainError("invalid", "variantShares");
    const keys = campaign.variables.map(({ key }) => key);
    for (const variant of variants) {
      const template = await loadSendableTemplate(tx, { ...variant, numberId: campaign.numberId });
      const { name } = template;
      if (template.category !== facts.template.category) throw new DomainError("conflict", "variantCategory", { name });
      if (variantProblem(template.components, variant, keys))
        throw new DomainError("invalid", "variantPlaces", { name });
    }
    const next = await changeDraft(tx.db, campaignId, { variants });
    await record(tx, {
      action: "campaign.variants_changed",
      objectKind: "campaign",
      objectId: campaignId,
      details: { variants: variants.map(({ templateId, share }) => ({ templateId, share })) },
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return { revision: next };
  });
}

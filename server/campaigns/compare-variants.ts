import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { countClicks } from "../links/count-clicks";
import { findShownCampaign } from "./queries";
import { countVariants, variantTemplates } from "./variant-queries";
import { sharesOf } from "./variant-rules";
import { type Verdict, verdictOf, type WinnerMeasure } from "./winner-rules";

/** What became of each template of a campaign and which is better by every measure; no rows where it has only one. */
export async function compareVariants(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const { variants, templateId, templateName } = campaign;
  if (variants.length === 0) return { rows: [], verdicts: null };
  const further = (await variantTemplates(ctx.db, variants)).map(({ template: { id, name } }) => ({ id, name }));
  const counts = await countVariants(ctx.db, campaignId);
  const shares = sharesOf(variants);
  const rows = [{ id: templateId, name: templateName }, ...further].map(({ id, name }, n) => {
    const count = counts.find((row) => row.templateId === id) ?? {
      sent: 0,
      delivered: 0,
      read: 0,
      replied: 0,
      clicked: 0,
    };
    return { ...count, templateId: id, name, share: shares[n] ?? 0 };
  });
  const verdict = (measure: WinnerMeasure): Verdict =>
    verdictOf(rows.map((row) => ({ delivered: row.delivered, successes: Math.min(row[measure], row.delivered) })));
  const hasLinks = (await countClicks(ctx, { campaignId })) !== null;
  return {
    rows,
    verdicts: { read: verdict("read"), replied: verdict("replied"), clicked: hasLinks ? verdict("clicked") : null },
  };
}

export type ComparedVariants = Awaited<ReturnType<typeof compareVariants>>;

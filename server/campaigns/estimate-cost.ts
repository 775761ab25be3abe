import { type PriceCategory, priceCategories } from "@/db/enums";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { estimatePrice } from "../usage/estimate-price";
import { zonesOfDial } from "./dial-zone-rules";
import { leftOf, unsentOf } from "./forecast-campaign";
import { findShownCampaign } from "./queries";

/** What the messages that have not left yet would cost, from–to, by country and the template's category of today (O11, N.53). */
export async function estimateCost(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const category = priceCategories.find((known) => known === campaign.templateCategory) ?? "marketing";
  const left = await leftOf(ctx, campaignId, await unsentOf(ctx, campaign));
  return estimatePrice(ctx, { lines: linesOf(left, category) });
}

/** A line a country, the largest first; several calling codes may be one. */
function linesOf(left: { dialCode: string | null; count: number }[], category: PriceCategory) {
  const counts = new Map<string | null, number>();
  for (const { dialCode, count } of left) {
    const country = dialCode ? (zonesOfDial(dialCode)?.country ?? null) : null;
    counts.set(country, (counts.get(country) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([country, count]) => ({ country, category, count }));
}

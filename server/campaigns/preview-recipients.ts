import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findShownCampaign } from "./queries";
import { emptyVariables } from "./recipient-rules";
import { countReasons, firstRecipients } from "./status-queries";

/** The first twenty rows of the files as they will be sent, or the first twenty with a missing value (O10). */
export async function previewRecipients(
  ctx: Ctx,
  { campaignId, onlyProblems }: { campaignId: string; onlyProblems: boolean },
) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const reasons = await countReasons(ctx.db, campaignId);
  const rows = await firstRecipients(ctx.db, campaignId, onlyProblems);
  return {
    rows: rows.map((row) => ({ ...row, empty: emptyVariables(row.values, campaign.variables) })),
    problems: reasons.find(({ reason }) => reason === "missing_value")?.count ?? 0,
  };
}

import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { previewRows } from "./preview-queries";
import { findShownCampaign } from "./queries";
import { emptyVariables } from "./recipient-rules";
import type { PreviewKind } from "./schema";
import { countReasons } from "./status-queries";

/** Rows of the files as they will be sent: the first, the longest and shortest, or those with a missing value (O10). */
export async function previewRecipients(ctx: Ctx, { campaignId, kind }: { campaignId: string; kind: PreviewKind }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const reasons = await countReasons(ctx.db, campaignId);
  const rows = await previewRows(ctx.db, campaignId, kind);
  return {
    rows: rows.map((row) => ({ ...row, empty: emptyVariables(row.values, campaign.variables) })),
    problems: reasons.find(({ reason }) => reason === "missing_value")?.count ?? 0,
  };
}

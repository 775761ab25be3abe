import type { Ctx } from "../context";
import { campaignsWith } from "./campaign-queries";
import { foldedQuery } from "./queries";
import { patternsOf, snippetOf, soughtWords } from "./rules";
import type { SearchCampaignsInput } from "./schema";

/** Campaigns by their name, note and template (O23): a campaign is found once, not each of its ten thousand equal messages. */
export async function searchCampaigns(ctx: Ctx, { query, limit = 5 }: SearchCampaignsInput) {
  const sought = soughtWords(await foldedQuery(ctx.db, query));
  if (sought.length === 0) return [];
  const rows = await campaignsWith(ctx.db, patternsOf(sought), limit);
  return rows.map(({ said, ...row }) => ({ ...row, snippet: snippetOf(said, sought) }));
}

export type FoundCampaign = Awaited<ReturnType<typeof searchCampaigns>>[number];

import type { Ctx } from "../context";
import { clicksOf, hasLinks } from "./queries";

/** Recipients who opened a link of the campaign and how often, people only; null where the campaign has no short link. */
export async function countClicks(
  ctx: Pick<Ctx, "db">,
  { campaignId }: { campaignId: string },
): Promise<{ recipients: number; clicks: number } | null> {
  if (!(await hasLinks(ctx.db, campaignId))) return null;
  return clicksOf(ctx.db, campaignId);
}

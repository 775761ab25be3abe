import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { type CampaignRow, lockCampaign } from "./queries";

/**
 * Holds a draft until the end of the transaction, for a write of `given`. Where the writer read an older `revision` the write is refused,
 * unless it says what is there already: the same write sent twice, because nobody heard the first answer.
 */
export async function holdDraft(
  ctx: Pick<Ctx, "db">,
  { campaignId, revision, given }: { campaignId: string; revision?: number; given: Partial<CampaignRow> },
): Promise<CampaignRow> {
  const campaign = await lockCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  if (campaign.status !== "draft") throw new DomainError("conflict", "campaignNotDraft");
  checkRevision(campaign, { revision, given });
  return campaign;
}

export function checkRevision(
  campaign: CampaignRow,
  { revision, given }: { revision?: number; given: Partial<CampaignRow> },
): void {
  if (revision === undefined || revision === campaign.revision) return;
  const keys = (Object.keys(given) as (keyof CampaignRow)[]).filter((key) => given[key] !== undefined); // keys of its own type
  if (!keys.every((key) => isDeepStrictEqual(given[key], campaign[key])))
    throw new DomainError("conflict", "campaignChanged");
}

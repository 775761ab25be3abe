import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { maySend } from "../numbers/rules";
import { hasUnknownPart } from "../templates/place-rules";
import { isSendable } from "../templates/rules";
import { feedFacts } from "./feed-queries";
import { runningImport } from "./import-queries";
import { isFixedSound, type LaunchFacts } from "./rules";
import { countUnsent } from "./status-queries";

/** What decides whether a campaign may start or go on, as it is now. */
export async function launchFacts(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchFacts> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { template } = facts;
  const unsent = await countUnsent(ctx.db, campaignId);
  return {
    templateSendable: isSendable(template.status, template.removedAt) && !hasUnknownPart(template.components),
    fixedSound: isFixedSound(template.components, facts.campaign.fixed, ctx.now()),
    numberSends: maySend(facts.number.status),
    numberCampaigns: facts.number.campaignsEnabled,
    planned: unsent.find(({ plan }) => plan === "planned")?.count ?? 0,
    importRunning: (await runningImport(ctx.db, campaignId)) !== null,
  };
}

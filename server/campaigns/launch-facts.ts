import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { maySend } from "../numbers/rules";
import { consentFacts } from "./consent-facts";
import { audienceFacts } from "./count-audience";
import { feedFacts } from "./feed-queries";
import { runningImport } from "./import-queries";
import { isStartPast } from "./plan-rules";
import { isFixedSound, type LaunchFacts } from "./rules";
import { scheduleOf } from "./schedule-schema";
import { countUnsent } from "./tally-queries";
import { areSendable } from "./variant-rules";

/** What decides whether a campaign may start or go on, as it is now. */
export async function launchFacts(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchFacts> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { template } = facts;
  const unsent = await countUnsent(ctx.db, campaignId);
  const audience = await audienceFacts(ctx, { campaignId });
  const leftOut = (await consentFacts(ctx, { campaignId, audience }))?.leftOut ?? 0;
  const fromFiles = (unsent.find(({ plan }) => plan === "planned")?.count ?? 0) - audience.excluded.count;
  return {
    templateSendable: areSendable(facts),
    fixedSound: isFixedSound(template.components, facts.campaign.fixed, ctx.now()),
    numberSends: maySend(facts.number.status),
    numberCampaigns: facts.number.campaignsEnabled,
    sourcesSound: audience.isSound,
    planned: Math.max(0, fromFiles + audience.count.planned + audience.count.unasked - leftOut),
    startPast: facts.campaign.status === "draft" && isStartPast(scheduleOf(facts.campaign.schedule), ctx.now()),
    importRunning: (await runningImport(ctx.db, campaignId)) !== null,
  };
}

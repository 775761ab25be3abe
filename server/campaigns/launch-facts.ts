import type { RecipientPlan } from "@/db/enums";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { maySend } from "../numbers/rules";
import { type ConsentFacts, consentFacts } from "./consent-facts";
import { areSourcesSound, audienceFacts } from "./count-audience";
import { feedFacts } from "./feed-queries";
import { runningImport } from "./import-queries";
import { isStartPast } from "./plan-rules";
import { isFixedSound, type LaunchFacts } from "./rules";
import { scheduleOf } from "./schedule-schema";
import { countUnsent } from "./tally-queries";
import { areSendable } from "./variant-rules";

type Question = { campaignId: string };

/** What decides whether a campaign may start, as it is now. */
export async function launchFacts(ctx: Ctx, { campaignId }: Question): Promise<LaunchFacts> {
  return { ...(await sendingFacts(ctx, { campaignId })), planned: (await goingFacts(ctx, { campaignId })).planned };
}

/** What must hold of a campaign whomever it goes to; nobody is counted for it. */
export async function sendingFacts(ctx: Ctx, { campaignId }: Question): Promise<Omit<LaunchFacts, "planned">> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { campaign, number, template } = facts;
  return {
    templateSendable: areSendable(facts),
    fixedSound: isFixedSound(template.components, campaign.fixed, ctx.now()),
    numberSends: maySend(number.status),
    numberCampaigns: number.campaignsEnabled,
    sourcesSound: await areSourcesSound(ctx, { campaignId }),
    startPast: campaign.status === "draft" && isStartPast(scheduleOf(campaign.schedule), ctx.now()),
    importRunning: (await runningImport(ctx.db, campaignId)) !== null,
  };
}

export type GoingFacts = {
  planned: number;
  /** Left out, those whom the files say already included. */
  skipped: number;
  consent: ConsentFacts | null;
};

/** How many a start would reach now and how many not, and what consent has to do with it. */
export async function goingFacts(ctx: Ctx, { campaignId }: Question): Promise<GoingFacts> {
  const unsent = await countUnsent(ctx.db, campaignId);
  const rowsOf = (kind: RecipientPlan) => unsent.find(({ plan }) => plan === kind)?.count ?? 0;
  const audience = await audienceFacts(ctx, { campaignId });
  const { count, excluded } = audience;
  const consent = await consentFacts(ctx, { campaignId, audience });
  const leftOut = consent?.leftOut ?? 0;
  const bySteps = count.reasons.reduce((sum, { plan, count }) => (plan === "skipped" ? sum + count : sum), 0);
  return {
    planned: Math.max(0, rowsOf("planned") - excluded.count + count.planned + count.unasked - leftOut),
    skipped: rowsOf("skipped") + excluded.count + bySteps + leftOut,
    consent,
  };
}

import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { company } from "../team/company";
import { frequencyCap } from "../team/frequency-cap";
import { findShownCampaign } from "./queries";
import { findStoredSchedule } from "./schedule-queries";
import { scheduleOf } from "./schedule-schema";

/** A campaign's plan with what bounds it: the number's limits, the company's cap and clock. */
export async function showSchedule(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  return {
    schedule: scheduleOf(await findStoredSchedule(ctx.db, campaignId)),
    status: campaign.status,
    hasStarted: campaign.launchedAt !== null,
    isMarketing: campaign.templateCategory === "marketing",
    numberName: campaign.numberName,
    dailyLimit: campaign.dailyLimit,
    numberShare: campaign.campaignDailyShare,
    companyCap: await frequencyCap(ctx),
    companyZone: (await company(ctx)).timeZone,
  };
}

export type ShownSchedule = Awaited<ReturnType<typeof showSchedule>>;

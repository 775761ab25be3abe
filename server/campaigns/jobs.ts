import { defineCron, defineJob, type Job } from "../jobs/define";
import { feedCampaign } from "./feed-campaign";
import { fillAudience } from "./fill-audience";
import { wakeCampaigns } from "./wake-campaigns";

export const campaignJobs: Job[] = [
  defineJob({
    id: "feed-campaign",
    on: "campaigns/tick.due",
    concurrencyKey: "campaignId",
    retries: 3,
    run: (ctx, data) => feedCampaign(ctx, data),
  }),
  defineJob({
    id: "fill-audience",
    on: "campaigns/audience.due",
    concurrencyKey: "importId",
    retries: 3,
    run: (ctx, data) => fillAudience(ctx, data),
  }),
  defineCron({ id: "wake-campaigns", cron: "* * * * *", run: wakeCampaigns }),
];

import { defineCron, defineJob, type Job } from "../jobs/define";
import { dropOldDeliveries } from "./drop-old-deliveries";
import { replayDelivery } from "./replay-delivery";
import { retryDeliveries } from "./retry-deliveries";

export const webhookJobs: Job[] = [
  defineJob({
    id: "replay-webhook",
    on: "webhooks/replay.due",
    concurrencyKey: "deliveryId",
    retries: 3,
    run: (ctx, data) => replayDelivery(ctx, data),
  }),
  defineCron({ id: "retry-webhooks", cron: "* * * * *", run: retryDeliveries }),
  defineCron({ id: "drop-old-webhooks", cron: "41 3 * * *", run: dropOldDeliveries }),
];

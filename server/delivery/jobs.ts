import { defineCron, defineJob, type Job } from "../jobs/define";
import { reconcile } from "./reconcile";
import { releaseLimit } from "./release-limit";
import { runNumber } from "./run-number";

export const deliveryJobs: Job[] = [
  defineJob({
    id: "send-number",
    on: "delivery/number.due",
    concurrencyKey: "numberId",
    retries: 3,
    run: (ctx, data) => runNumber(ctx, data),
  }),
  defineJob({
    id: "release-limit",
    on: "delivery/limit.raised",
    concurrencyKey: "numberId",
    retries: 3,
    run: (ctx, data) => releaseLimit(ctx, data),
  }),
  defineCron({ id: "reconcile-delivery", cron: "* * * * *", run: (ctx) => reconcile(ctx) }),
];

import { defineCron, defineJob, type Job } from "../jobs/define";
import { tellLeftOver, tellRead } from "./tell-read";

export const readMarkJobs: Job[] = [
  defineJob({
    id: "tell-read",
    on: "read-marks/tell.due",
    concurrencyKey: "conversationId",
    retries: 0,
    run: (ctx, { conversationId }) => tellRead(ctx, { conversationId }),
  }),
  defineCron({ id: "tell-left-over-reads", cron: "* * * * *", run: tellLeftOver }),
];

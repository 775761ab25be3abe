import { defineCron, defineJob, type Job } from "../jobs/define";
import { downloadMedia } from "./download-media";
import { sweepMedia } from "./sweep-media";

export const mediaJobs: Job[] = [
  defineJob({
    id: "download-media",
    on: "media/download.due",
    concurrencyKey: "mediaId",
    // The sweep tries again, at times of its own.
    retries: 0,
    run: (ctx, data) => downloadMedia(ctx, data),
  }),
  defineCron({ id: "sweep-media", cron: "* * * * *", run: sweepMedia }),
];

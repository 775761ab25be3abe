import { defineCron, type Job } from "../jobs/define";
import { dropOldEvents } from "./queries";

export const realtimeJobs: Job[] = [
  defineCron({ id: "drop-live-events", cron: "17 * * * *", run: (ctx) => dropOldEvents(ctx.db) }),
];

import { defineCron, defineJob, type Job } from "../jobs/define";
import { syncDueNumbers } from "./sync-due";
import { syncTemplates } from "./sync-templates";

export const templateJobs: Job[] = [
  defineJob({
    id: "sync-templates",
    on: "templates/sync.due",
    concurrencyKey: "numberId",
    retries: 2,
    run: syncTemplates,
  }),
  // Oftener than hourly, so that a number that has just been connected does not wait for the hour.
  defineCron({ id: "sync-due-templates", cron: "*/5 * * * *", run: syncDueNumbers }),
];

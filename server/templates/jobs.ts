import { defineCron, defineJob, type Job } from "../jobs/define";
import { syncDueNumbers } from "./sync-due";
import { syncTemplates } from "./sync-templates";

export const templateJobs: Job[] = [
  defineJob({
    id: "sync-templates",
    on: "templates/sync.due",
    concurrencyKey: "numberId",
    // What failed is due again after an hour; tried at once it would only meet its own cool-down.
    retries: 0,
    run: syncTemplates,
  }),
  // Oftener than hourly, so that a number that has just been connected does not wait for the hour.
  defineCron({ id: "sync-due-templates", cron: "*/5 * * * *", run: syncDueNumbers }),
];

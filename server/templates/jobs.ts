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
  defineCron({ id: "sync-due-templates", cron: "7 * * * *", run: syncDueNumbers }),
];

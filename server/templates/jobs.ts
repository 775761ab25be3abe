import { defineCron, defineJob } from "../jobs/define";
import { syncDueNumbers } from "./sync-due";
import { syncTemplates } from "./sync-templates";

export const syncTemplatesJob = defineJob({
  id: "sync-templates",
  on: "templates/sync.due",
  concurrencyKey: "numberId",
  retries: 2,
  run: syncTemplates,
});

export const syncDueNumbersCron = defineCron({ id: "sync-due-numbers", cron: "7 * * * *", run: syncDueNumbers });

import { defineCron, defineJob, type Job } from "../jobs/define";
import { dropOldAlerts } from "./drop-old-alerts";
import { notifyAdmins, notifyLeftOver } from "./notify-admins";

export const alertJobs: Job[] = [
  defineJob({
    id: "notify-admins",
    on: "alerts/notify.due",
    concurrencyKey: "alertId",
    retries: 2,
    run: (ctx, { alertId }) => notifyAdmins(ctx, { alertId }),
  }),
  defineCron({ id: "notify-left-over", cron: "*/5 * * * *", run: notifyLeftOver }),
  defineCron({ id: "drop-old-alerts", cron: "41 3 * * *", run: dropOldAlerts }),
];

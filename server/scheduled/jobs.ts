import { defineCron, type Job } from "../jobs/define";
import { sendDueMessages } from "./send-due";

/** Messages are planned for whole minutes. */
export const scheduledJobs: Job[] = [
  defineCron({ id: "send-scheduled-messages", cron: "* * * * *", run: (ctx) => sendDueMessages(ctx) }),
];

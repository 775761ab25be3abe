import { defineCron, defineJob, type Job } from "../jobs/define";
import { runAutomations } from "./run-automations";

export const automationsJobs: Job[] = [
  defineJob({ id: "run-automations", on: "automations/due", retries: 2, run: (ctx) => runAutomations(ctx) }),
  defineCron({ id: "run-automations-by-time", cron: "* * * * *", run: (ctx) => runAutomations(ctx) }),
];

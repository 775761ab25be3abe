import { defineCron, type Job } from "../jobs/define";
import { indexOlder } from "./index-older";

export const searchJobs: Job[] = [
  defineCron({ id: "index-older-messages", cron: "* * * * *", run: (ctx) => indexOlder(ctx) }),
];

import { defineCron, type Job } from "../jobs/define";
import { readRecentCosts } from "./provider-costs";

export const usageJobs: Job[] = [defineCron({ id: "read-provider-costs", cron: "41 */6 * * *", run: readRecentCosts })];

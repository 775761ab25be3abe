import { defineCron, type Job } from "../jobs/define";
import { readAllHealth } from "./read-health";

export const numberJobs: Job[] = [defineCron({ id: "read-number-health", cron: "23 * * * *", run: readAllHealth })];

import { defineCron, type Job } from "../jobs/define";
import { loadDueProfiles } from "./load-due-profiles";

export const profileJobs: Job[] = [
  // Oftener than hourly, so that a number that has just been connected does not wait for the hour.
  defineCron({ id: "load-due-profiles", cron: "*/5 * * * *", run: loadDueProfiles }),
];

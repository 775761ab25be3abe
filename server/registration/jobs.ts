import { defineCron, type Job } from "../jobs/define";
import { followUpAll } from "./follow-up";
import { keepPartner } from "./keep-partner";

export const registrationJobs: Job[] = [
  defineCron({ id: "follow-up-registrations", cron: "* * * * *", run: followUpAll }),
  defineCron({ id: "keep-partner-webhook", cron: "37 * * * *", run: keepPartner }),
];

import { defineCron, type Job } from "../jobs/define";
import { dropGoneViewers } from "./drop-gone-viewers";

export const viewerJobs: Job[] = [defineCron({ id: "drop-gone-viewers", cron: "27 * * * *", run: dropGoneViewers })];

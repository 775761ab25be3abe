import { defineCron, type Job } from "../jobs/define";
import { askDueRatings } from "./ask-due-ratings";

export const ratingJobs: Job[] = [
  defineCron({ id: "ask-due-ratings", cron: "* * * * *", run: (ctx) => askDueRatings(ctx) }),
];

import { defineCron, defineJob, type Job } from "../jobs/define";
import { offerSessions } from "./offer-sessions";

export const inboxJobs: Job[] = [
  defineJob({ id: "offer-sessions", on: "inbox/offers.due", retries: 3, run: (ctx) => offerSessions(ctx) }),
  defineJob({
    id: "offer-sessions-later",
    on: "inbox/offers.later",
    until: "at",
    retries: 3,
    run: (ctx) => offerSessions(ctx),
  }),
  defineCron({ id: "offer-waiting-sessions", cron: "* * * * *", run: (ctx) => offerSessions(ctx) }),
];

import { defineCron, defineJob, type Job } from "../jobs/define";
import { endSilentTalks } from "./end-silent-talks";
import { offerSessions } from "./offer-sessions";
import { remindOfWindows } from "./remind-of-windows";
import { wakeSnoozed } from "./wake-snoozed";

export const inboxJobs: Job[] = [
  defineJob({ id: "offer-sessions", on: "inbox/offers.due", retries: 3, run: (ctx) => offerSessions(ctx) }),
  defineJob({
    id: "offer-sessions-later",
    on: "inbox/offers.later",
    until: "at",
    retries: 3,
    run: (ctx) => offerSessions(ctx),
  }),
  defineCron({ id: "remind-of-windows", cron: "* * * * *", run: (ctx) => remindOfWindows(ctx) }),
  defineCron({ id: "offer-waiting-sessions", cron: "* * * * *", run: (ctx) => offerSessions(ctx) }),
  defineCron({ id: "end-silent-talks", cron: "* * * * *", run: (ctx) => endSilentTalks(ctx) }),
  defineCron({ id: "wake-snoozed-sessions", cron: "* * * * *", run: (ctx) => wakeSnoozed(ctx) }),
];

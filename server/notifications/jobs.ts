import { defineCron, type Job } from "../jobs/define";
import { mailNotifications } from "./mail-notifications";
import { pushNotifications } from "./push-notifications";
import { deleteOld } from "./queries";
import { tellPeople } from "./tell-people";

const keptMs = 3 * 86_400_000;

export const notificationJobs: Job[] = [
  defineCron({
    id: "tell-people",
    cron: "* * * * *",
    run: async (ctx) => {
      await tellPeople(ctx);
      await pushNotifications(ctx);
      await mailNotifications(ctx);
    },
  }),
  defineCron({
    id: "drop-old-notifications",
    cron: "23 4 * * *",
    run: (ctx) => deleteOld(ctx.db, new Date(ctx.now().getTime() - keptMs)),
  }),
];

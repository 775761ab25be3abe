import { allowed, router } from "../trpc/procedures";
import { alertChannels } from "./channels";
import { listAlerts, unreadAlerts } from "./list-alerts";
import { markAlertsRead } from "./mark-read";
import { alertPageInput, markReadInput, subscribeInput, unsubscribeInput } from "./schema";
import { subscribePush, unsubscribePush } from "./subscribe-push";

export const alertsRouter = router({
  list: allowed("alerts.see")
    .input(alertPageInput)
    .query(({ ctx, input }) => listAlerts(ctx, input)),
  unread: allowed("alerts.see").query(({ ctx }) => unreadAlerts(ctx)),
  channels: allowed("alerts.see").query(({ ctx }) => alertChannels(ctx)),
  markRead: allowed("alerts.see")
    .input(markReadInput)
    .mutation(({ ctx, input }) => markAlertsRead(ctx, input)),
  subscribe: allowed("alerts.see")
    .input(subscribeInput)
    .mutation(({ ctx, input }) => subscribePush(ctx, input)),
  unsubscribe: allowed("alerts.see")
    .input(unsubscribeInput)
    .mutation(({ ctx, input }) => unsubscribePush(ctx, input)),
});

import { allowed, router, signedIn } from "../trpc/procedures";
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
  /** A browser of one's own; what is pushed to it is decided by what is told to whom. */
  subscribe: signedIn.input(subscribeInput).mutation(({ ctx, input }) => subscribePush(ctx, input)),
  unsubscribe: signedIn.input(unsubscribeInput).mutation(({ ctx, input }) => unsubscribePush(ctx, input)),
});

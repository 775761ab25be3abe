import { allowed, router } from "../trpc/procedures";
import { chooseNotification, notificationSettings } from "./choose";
import { recentNotifications } from "./list-recent";
import { choiceInput } from "./schema";

const use = allowed("inbox.use");

export const notificationsRouter = router({
  recent: use.query(({ ctx }) => recentNotifications(ctx)),
  settings: use.query(({ ctx }) => notificationSettings(ctx)),
  choose: use.input(choiceInput).mutation(({ ctx, input }) => chooseNotification(ctx, input)),
});

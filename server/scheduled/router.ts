import { allowed, router } from "../trpc/procedures";
import { changeScheduled } from "./change-scheduled";
import { dropScheduled } from "./drop-scheduled";
import { listScheduled } from "./list-scheduled";
import { scheduleMessage } from "./schedule-message";
import { changeScheduledInput, ofConversationInput, scheduledInput, scheduleInput } from "./schema";
import { sendNow } from "./send-now";

const use = allowed("inbox.use");

export const scheduledRouter = router({
  list: use.input(ofConversationInput).query(({ ctx, input }) => listScheduled(ctx, input)),
  add: use.input(scheduleInput).mutation(({ ctx, input }) => scheduleMessage(ctx, input)),
  change: use.input(changeScheduledInput).mutation(({ ctx, input }) => changeScheduled(ctx, input)),
  drop: use.input(scheduledInput).mutation(({ ctx, input }) => dropScheduled(ctx, input)),
  sendNow: use.input(scheduledInput).mutation(({ ctx, input }) => sendNow(ctx, input)),
});

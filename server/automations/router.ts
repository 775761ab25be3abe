import { sessionInput } from "../inbox/schema";
import { allowed, router } from "../trpc/procedures";
import {
  addAutomation,
  changeAutomation,
  orderAutomations,
  removeAutomation,
  switchAutomation,
} from "./save-automation";
import {
  automationFields,
  automationInput,
  changeAutomationInput,
  orderAutomationsInput,
  switchAutomationInput,
  testAutomationsInput,
} from "./schema";
import { showAutomations, showFirings, testAutomations } from "./show-automations";

const see = allowed("routing.see");
const manage = allowed("routing.manage");

export const automationsRouter = router({
  show: see.query(({ ctx }) => showAutomations(ctx)),
  test: see.input(testAutomationsInput).query(({ ctx, input }) => testAutomations(ctx, input)),
  firings: allowed("inbox.use")
    .input(sessionInput)
    .query(({ ctx, input }) => showFirings(ctx, input)),
  add: manage.input(automationFields).mutation(({ ctx, input }) => addAutomation(ctx, input)),
  change: manage.input(changeAutomationInput).mutation(({ ctx, input }) => changeAutomation(ctx, input)),
  switch: manage.input(switchAutomationInput).mutation(({ ctx, input }) => switchAutomation(ctx, input)),
  order: manage.input(orderAutomationsInput).mutation(({ ctx, input }) => orderAutomations(ctx, input)),
  remove: manage.input(automationInput).mutation(({ ctx, input }) => removeAutomation(ctx, input)),
});

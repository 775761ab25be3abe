import { saveSupportContact, supportContact, supportContactSchema } from "../team/support-contact";
import { allowed, router } from "../trpc/procedures";
import { changeCredentials } from "./change-credentials";
import { changeNumber } from "./change-number";
import { listNumberEvents } from "./list-events";
import { listGroups, listNumbers } from "./queries";
import { readHealth } from "./read-health";
import { reconnectNumber } from "./reconnect";
import { registerWebhook } from "./register-webhooks";
import {
  changeNumberInput,
  credentialsInput,
  eventPageInput,
  knownLimitInput,
  numberInput,
  responsesInput,
  switchCampaignsInput,
} from "./schema";
import { setKnownLimit } from "./set-daily-limit";
import { showNumber } from "./show-number";
import { showResponses } from "./show-responses";
import { switchCampaigns } from "./switch-campaigns";

export const numbersRouter = router({
  list: allowed("numbers.see").query(({ ctx }) => listNumbers(ctx.db, ctx.now())),
  show: allowed("numbers.see")
    .input(numberInput)
    .query(({ ctx, input }) => showNumber(ctx, input)),
  events: allowed("numbers.see")
    .input(eventPageInput)
    .query(({ ctx, input }) => listNumberEvents(ctx, input)),
  responses: allowed("numbers.see")
    .input(responsesInput)
    .query(({ ctx, input }) => showResponses(ctx, input)),
  groups: allowed("numbers.see").query(({ ctx }) => listGroups(ctx.db)),
  support: allowed("numbers.see").query(({ ctx }) => supportContact(ctx)),
  saveSupport: allowed("numbers.manage")
    .input(supportContactSchema)
    .mutation(({ ctx, input }) => saveSupportContact(ctx, input)),
  change: allowed("numbers.manage")
    .input(changeNumberInput)
    .mutation(({ ctx, input }) => changeNumber(ctx, input)),
  switchCampaigns: allowed("numbers.manage")
    .input(switchCampaignsInput)
    .mutation(({ ctx, input }) => switchCampaigns(ctx, input)),
  setLimit: allowed("numbers.manage")
    .input(knownLimitInput)
    .mutation(({ ctx, input }) => setKnownLimit(ctx, input)),
  changeCredentials: allowed("numbers.manage")
    .input(credentialsInput)
    .mutation(({ ctx, input }) => changeCredentials(ctx, input)),
  readHealth: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => readHealth(ctx, input)),
  registerWebhook: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => registerWebhook(ctx, input)),
  reconnect: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => reconnectNumber(ctx, input)),
});

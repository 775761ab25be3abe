import { z } from "zod";
import { allowed, router } from "../trpc/procedures";
import { streamCost } from "../usage/stream-cost";
import { addRecipients } from "./add-recipients";
import { earlierCampaigns } from "./audience-queries";
import { campaignCalendar } from "./campaign-calendar";
import { cancelImport } from "./cancel-import";
import { changeSchedule } from "./change-schedule";
import { compareCampaigns } from "./compare-campaigns";
import { compareVariants } from "./compare-variants";
import { consentFacts } from "./consent-facts";
import { countAudience } from "./count-audience";
import { createCampaign } from "./create-campaign";
import { deleteCampaignDraft } from "./delete-draft";
import { endCampaign } from "./end-campaign";
import { estimateCost } from "./estimate-cost";
import { exceptConsent } from "./except-consent";
import { forecastCampaign } from "./forecast-campaign";
import { importReport } from "./import-queries";
import { launchCampaign } from "./launch-campaign";
import { launchFacts } from "./launch-facts";
import { attemptsOf } from "./ledger-queries";
import { balanceInput, linesInput } from "./ledger-schema";
import { listCampaigns } from "./list-campaigns";
import { pauseCampaign } from "./pause-campaign";
import { previewRecipients } from "./preview-recipients";
import { isNameTaken, limitedCampaigns } from "./queries";
import { removeMinusFile } from "./remove-minus-file";
import { repeatFailed } from "./repeat-failed";
import { routeRepliesInput } from "./reply-schema";
import { resumeCampaign } from "./resume-campaign";
import { routeReplies, showReplyRoute } from "./route-replies";
import { saveAudience } from "./save-audience";
import { saveVariants } from "./save-variants";
import { changeScheduleInput, monthInput, scheduleInput } from "./schedule-schema";
import {
  addRecipientsInput,
  attemptsInput,
  campaignInput,
  compareInput,
  countAudienceInput,
  createInput,
  endInput,
  exceptConsentInput,
  importInput,
  listInput,
  previewInput,
  recipientsInput,
  repeatInput,
  saveAudienceInput,
  saveVariantsInput,
  sendTestInput,
  startImportInput,
  updateInput,
} from "./schema";
import { sendTest, showTest } from "./send-test";
import { campaignProgress, showCampaign } from "./show-campaign";
import { showLedger } from "./show-ledger";
import { showBalance, showLines } from "./show-lines";
import { showRepeats } from "./show-repeats";
import { showSchedule } from "./show-schedule";
import { splitRecipients } from "./split-recipients";
import { startImport } from "./start-import";
import { pageOfRecipients } from "./status-queries";
import { unplanCampaign } from "./unplan-campaign";
import { updateCampaign } from "./update-campaign";

const see = allowed("campaigns.see");
const manage = allowed("campaigns.manage");

export const campaignsRouter = router({
  list: see.input(listInput).query(({ ctx, input }) => listCampaigns(ctx, input)),
  get: see.input(campaignInput).query(({ ctx, input }) => showCampaign(ctx, input)),
  repeats: see.input(campaignInput).query(({ ctx, input }) => showRepeats(ctx, input)),
  repeatFailed: manage.input(repeatInput).mutation(({ ctx, input }) => repeatFailed(ctx, input)),
  ledger: see.input(campaignInput).query(({ ctx, input }) => showLedger(ctx, input)),
  lines: see.input(linesInput).query(({ ctx, input }) => showLines(ctx, input)),
  balance: see.input(balanceInput).query(({ ctx, input }) => showBalance(ctx, input)),
  attempts: see.input(attemptsInput).query(({ ctx, input }) => attemptsOf(ctx.db, input)),
  variants: see.input(campaignInput).query(({ ctx, input }) => compareVariants(ctx, input)),
  compare: see.input(compareInput).query(({ ctx, input }) => compareCampaigns(ctx, input)),
  progress: see.input(campaignInput).query(({ ctx, input }) => campaignProgress(ctx, input)),
  recipients: see.input(recipientsInput).query(({ ctx, input }) => pageOfRecipients(ctx.db, input)),
  limited: see.query(({ ctx }) => limitedCampaigns(ctx.db)),
  preview: see.input(previewInput).query(({ ctx, input }) => previewRecipients(ctx, input)),
  split: see.input(campaignInput).query(({ ctx, input }) => splitRecipients(ctx, input)),
  countAudience: see.input(countAudienceInput).query(({ ctx, input }) => countAudience(ctx, input)),
  earlier: see.input(campaignInput).query(({ ctx, input }) => earlierCampaigns(ctx.db, input.campaignId)),
  cost: see.input(campaignInput).query(({ ctx, input }) => estimateCost(ctx, input)),
  costSoFar: see.input(campaignInput).query(({ ctx, input }) => streamCost(ctx, { streamId: input.campaignId })),
  launchFacts: see.input(campaignInput).query(({ ctx, input }) => launchFacts(ctx, input)),
  consentFacts: see.input(campaignInput).query(({ ctx, input }) => consentFacts(ctx, input)),
  exceptConsent: allowed("consent.except")
    .input(exceptConsentInput)
    .mutation(({ ctx, input }) => exceptConsent(ctx, input)),
  replyRoute: see.input(campaignInput).query(({ ctx, input }) => showReplyRoute(ctx, input)),
  routeReplies: manage.input(routeRepliesInput).mutation(({ ctx, input }) => routeReplies(ctx, input)),
  importReport: see.input(importInput).query(({ ctx, input }) => importReport(ctx.db, input)),
  isNameTaken: manage
    .input(z.object({ name: z.string().trim().max(120), exceptId: z.uuid().nullable() }))
    .query(({ ctx, input }) => isNameTaken(ctx.db, input.name, input.exceptId)),
  create: manage.input(createInput).mutation(({ ctx, input }) => createCampaign(ctx, input)),
  update: manage.input(updateInput).mutation(({ ctx, input }) => updateCampaign(ctx, input)),
  remove: manage.input(campaignInput).mutation(({ ctx, input }) => deleteCampaignDraft(ctx, input)),
  sendTest: manage.input(sendTestInput).mutation(({ ctx, input }) => sendTest(ctx, input)),
  test: manage.input(z.object({ messageId: z.uuid() })).query(({ ctx, input }) => showTest(ctx, input)),
  saveVariants: manage.input(saveVariantsInput).mutation(({ ctx, input }) => saveVariants(ctx, input)),
  saveAudience: manage.input(saveAudienceInput).mutation(({ ctx, input }) => saveAudience(ctx, input)),
  addRecipients: manage.input(addRecipientsInput).mutation(({ ctx, input }) => addRecipients(ctx, input)),
  startImport: manage.input(startImportInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  removeMinusFile: manage.input(importInput).mutation(({ ctx, input }) => removeMinusFile(ctx, input)),
  cancelImport: manage.input(importInput).mutation(({ ctx, input }) => cancelImport(ctx, input)),
  schedule: see.input(campaignInput).query(({ ctx, input }) => showSchedule(ctx, input)),
  forecast: see.input(scheduleInput).query(({ ctx, input }) => forecastCampaign(ctx, input)),
  changeSchedule: manage.input(changeScheduleInput).mutation(({ ctx, input }) => changeSchedule(ctx, input)),
  unplan: manage.input(campaignInput).mutation(({ ctx, input }) => unplanCampaign(ctx, input)),
  calendar: see.input(monthInput).query(({ ctx, input }) => campaignCalendar(ctx, input)),
  launch: manage.input(campaignInput).mutation(({ ctx, input }) => launchCampaign(ctx, input)),
  pause: manage
    .input(campaignInput)
    .mutation(({ ctx, input }) => pauseCampaign(ctx, { campaignId: input.campaignId, reason: null })),
  resume: manage.input(campaignInput).mutation(({ ctx, input }) => resumeCampaign(ctx, input)),
  end: manage.input(endInput).mutation(({ ctx, input }) => endCampaign(ctx, input)),
});

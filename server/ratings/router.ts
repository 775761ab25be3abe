import { allowed, router } from "../trpc/procedures";
import { numberRatingInput, ratingSettingsSchema, reportInput } from "./schema";
import { saveNumberRating, saveSettings, showSettings } from "./settings";
import { showReport } from "./show-report";

const manage = allowed("ratings.manage");

export const ratingsRouter = router({
  settings: manage.query(({ ctx }) => showSettings(ctx)),
  save: manage.input(ratingSettingsSchema).mutation(({ ctx, input }) => saveSettings(ctx, input)),
  saveNumber: manage.input(numberRatingInput).mutation(({ ctx, input }) => saveNumberRating(ctx, input)),
  report: allowed("ratings.see")
    .input(reportInput)
    .query(({ ctx, input }) => showReport(ctx, input)),
});

import { allowed, router } from "../trpc/procedures";
import { favouriteCannedText } from "./favourite-canned-text";
import { listCannedTexts } from "./list-canned-texts";
import { removeCannedText } from "./remove-canned-text";
import { addCannedText, changeCannedText } from "./save-canned-text";
import { cannedTextFields, cannedTextInput, changeCannedTextInput, favouriteInput } from "./schema";

/** Everybody writes texts of their own; the verbs ask who may write shared ones. */
const use = allowed("inbox.use");

export const cannedTextsRouter = router({
  list: use.query(({ ctx }) => listCannedTexts(ctx)),
  add: use.input(cannedTextFields).mutation(({ ctx, input }) => addCannedText(ctx, input)),
  change: use.input(changeCannedTextInput).mutation(({ ctx, input }) => changeCannedText(ctx, input)),
  remove: use.input(cannedTextInput).mutation(({ ctx, input }) => removeCannedText(ctx, input)),
  favourite: use.input(favouriteInput).mutation(({ ctx, input }) => favouriteCannedText(ctx, input)),
});

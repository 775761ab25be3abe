import { changeConsentPolicy, consentPolicy } from "../team/consent-policy";
import { changeFrequencyCap, frequencyCap } from "../team/frequency-cap";
import { allowed, router } from "../trpc/procedures";
import { publishText } from "./publish-text";
import { publishWords } from "./publish-words";
import { listTexts } from "./queries";
import { recordConsent } from "./record-consent";
import { capInput, contactInput, policyInput, recordInput, textInput, wordsInput } from "./schema";
import { showConsent } from "./show-consent";
import { showWords } from "./show-words";

const use = allowed("inbox.use");
const manage = allowed("consent.manage");

export const consentRouter = router({
  show: use.input(contactInput).query(({ ctx, input }) => showConsent(ctx, input)),
  record: use.input(recordInput).mutation(({ ctx, input }) => recordConsent(ctx, input)),
  texts: use.query(({ ctx }) => listTexts(ctx.db)),
  publishText: manage.input(textInput).mutation(({ ctx, input }) => publishText(ctx, input)),
  words: manage.query(({ ctx }) => showWords(ctx)),
  publishWords: manage.input(wordsInput).mutation(({ ctx, input }) => publishWords(ctx, input)),
  policy: use.query(({ ctx }) => consentPolicy(ctx)),
  frequencyCap: manage.query(({ ctx }) => frequencyCap(ctx)),
  changeFrequencyCap: manage.input(capInput).mutation(({ ctx, input }) => changeFrequencyCap(ctx, input)),
  changePolicy: manage.input(policyInput).mutation(({ ctx, input }) => changeConsentPolicy(ctx, input)),
});

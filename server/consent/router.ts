import { changeConsentPolicy, consentPolicy } from "../team/consent-policy";
import { allowed, router } from "../trpc/procedures";
import { publishText } from "./publish-text";
import { listTexts } from "./queries";
import { recordConsent } from "./record-consent";
import { contactInput, policyInput, recordInput, textInput } from "./schema";
import { showConsent } from "./show-consent";

const use = allowed("inbox.use");
const manage = allowed("consent.manage");

export const consentRouter = router({
  show: use.input(contactInput).query(({ ctx, input }) => showConsent(ctx, input)),
  record: use.input(recordInput).mutation(({ ctx, input }) => recordConsent(ctx, input)),
  texts: use.query(({ ctx }) => listTexts(ctx.db)),
  publishText: manage.input(textInput).mutation(({ ctx, input }) => publishText(ctx, input)),
  policy: use.query(({ ctx }) => consentPolicy(ctx)),
  changePolicy: manage.input(policyInput).mutation(({ ctx, input }) => changeConsentPolicy(ctx, input)),
});

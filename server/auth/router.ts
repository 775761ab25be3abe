import { allowed, router, settingUp, signedIn } from "../trpc/procedures";
import { policySchema, savePolicy, showPolicy } from "./policy";
import { makeResetLink } from "./request-reset";
import { resetSecondFactor, unlinkSso } from "./reset-second-factor";
import { beginInput, confirmInput, personInput, proofInput } from "./schema";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  secondFactor,
} from "./second-factor";

const manage = allowed("team.manage");

export const authRouter = router({
  secondFactor: signedIn.query(({ ctx }) => secondFactor(ctx)),
  beginSecondFactor: settingUp.input(beginInput).mutation(({ ctx, input }) => beginSecondFactor(ctx, input)),
  confirmSecondFactor: settingUp.input(confirmInput).mutation(({ ctx, input }) => confirmSecondFactor(ctx, input)),
  endSecondFactor: signedIn.input(proofInput).mutation(({ ctx, input }) => endSecondFactor(ctx, input)),
  renewRecoveryCodes: signedIn.input(proofInput).mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input)),
  resetSecondFactor: manage.input(personInput).mutation(({ ctx, input }) => resetSecondFactor(ctx, input)),
  makeResetLink: manage.input(personInput).mutation(({ ctx, input }) => makeResetLink(ctx, input)),
  unlinkSso: manage.input(personInput).mutation(({ ctx, input }) => unlinkSso(ctx, input)),
  policy: manage.query(({ ctx }) => showPolicy(ctx)),
  savePolicy: manage.input(policySchema).mutation(({ ctx, input }) => savePolicy(ctx, input)),
});

import { allowed, router } from "../trpc/procedures";
import { checkRegistration } from "./check-registration";
import { changeNumber, chooseNumber, listAgain } from "./choose-number";
import { discardRegistration } from "./discard-registration";
import { enterNumber } from "./enter-number";
import { finishRegistration } from "./finish-registration";
import { finishSignup, noteRoadProblem } from "./finish-signup";
import { openPortal } from "./open-portal";
import { requestCode } from "./request-code";
import { saveCredentials } from "./save-credentials";
import { markEmail, saveRegistration } from "./save-registration";
import {
  chooseInput,
  credentialsInput,
  emailInput,
  enterNumberInput,
  finishInput,
  moveInput,
  registrationInput,
  requestCodeInput,
  roadProblemInput,
  saveInput,
  signupInput,
  startInput,
  verifyInput,
} from "./schema";
import { showMove } from "./show-move";
import { listRegistrations, showRegistration } from "./show-registration";
import { startRegistration } from "./start-registration";
import { verifyCode } from "./verify-code";

/** Only the company's administrator connects numbers (S0.11). */
const manage = allowed("numbers.manage");
const one = manage.input(registrationInput);

export const registrationRouter = router({
  list: manage.query(({ ctx }) => listRegistrations(ctx)),
  get: one.query(({ ctx, input }) => showRegistration(ctx, input)),
  move: manage.input(moveInput).query(({ ctx, input }) => showMove(ctx, input)),
  start: manage.input(startInput).mutation(({ ctx, input }) => startRegistration(ctx, input)),
  save: manage.input(saveInput).mutation(({ ctx, input }) => saveRegistration(ctx, input)),
  markEmail: manage.input(emailInput).mutation(({ ctx, input }) => markEmail(ctx, input)),
  discard: one.mutation(({ ctx, input }) => discardRegistration(ctx, input)),
  saveCredentials: manage.input(credentialsInput).mutation(({ ctx, input }) => saveCredentials(ctx, input)),
  finishSignup: manage.input(signupInput).mutation(({ ctx, input }) => finishSignup(ctx, input)),
  noteRoadProblem: manage.input(roadProblemInput).mutation(({ ctx, input }) => noteRoadProblem(ctx, input)),
  openPortal: one.mutation(({ ctx, input }) => openPortal(ctx, input)),
  listAgain: one.mutation(({ ctx, input }) => listAgain(ctx, input)),
  choose: manage.input(chooseInput).mutation(({ ctx, input }) => chooseNumber(ctx, input)),
  enterNumber: manage.input(enterNumberInput).mutation(({ ctx, input }) => enterNumber(ctx, input)),
  changeNumber: one.mutation(({ ctx, input }) => changeNumber(ctx, input)),
  requestCode: manage.input(requestCodeInput).mutation(({ ctx, input }) => requestCode(ctx, input)),
  verify: manage.input(verifyInput).mutation(({ ctx, input }) => verifyCode(ctx, input)),
  finish: manage.input(finishInput).mutation(({ ctx, input }) => finishRegistration(ctx, input)),
  check: one.mutation(({ ctx, input }) => checkRegistration(ctx, input)),
});

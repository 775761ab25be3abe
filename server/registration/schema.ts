import { z } from "zod";
import { industries, providerNames, registrationSteps, registrationWays } from "@/db/enums";
import { profileLimits } from "../profiles/rules";
import { checklist } from "./rules";

export const registrationInput = z.object({ registrationId: z.uuid() });

export const moveInput = z.object({ numberId: z.uuid() });

/** `movesNumberId`: that number is to come from its provider to this one (O20). */
export const startInput = z.object({
  provider: z.enum(providerNames),
  way: z.enum(registrationWays),
  movesNumberId: z.uuid().optional(),
});
export type StartInput = z.infer<typeof startInput>;

const line = (max: number) => z.string().trim().max(max);

/** What the wizard's forms save as they are filled in; whether it is enough is decided where it is used. */
export const wizardFields = z.object({
  checked: z.array(z.enum(checklist)).max(checklist.length),
  termsAccepted: z.boolean(),
  costAccepted: z.boolean(),
  notInApp: z.boolean(),
  account: z.enum(["existing", "new"]),
  email: line(128),
  legalName: line(200),
  website: line(profileLimits.website),
  displayName: line(100),
  description: line(1000),
  industry: z.enum(industries).nullable(),
  name: line(60),
  method: z.enum(["sms", "voice"]),
});
export type WizardFields = z.infer<typeof wizardFields>;

export const saveInput = z.object({
  registrationId: z.uuid(),
  step: z.enum(registrationSteps).optional(),
  fields: wizardFields.partial(),
});
export type SaveInput = z.infer<typeof saveInput>;

const identifier = line(120);
/** Empty = the saved one stays. */
const secret = line(2000);

export const credentialsInput = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("meta"),
    registrationId: z.uuid(),
    wabaId: identifier.regex(/^\d{5,30}$/, "digits"),
    appId: identifier.regex(/^\d{5,30}$/, "digits"),
    /** Chooses the number at once; empty = it is chosen from the account's list. */
    phoneNumberId: identifier.regex(/^\d{0,30}$/, "digits"),
    accessToken: secret,
    appSecret: secret,
    /** Empty = we make one. */
    verifyToken: secret,
  }),
  z.object({ provider: z.literal("360dialog"), registrationId: z.uuid(), apiKey: secret }),
  z.object({
    provider: z.literal("twilio"),
    registrationId: z.uuid(),
    accountSid: identifier.regex(/^AC[0-9a-zA-Z]{1,64}$/, "accountSid"),
    authToken: secret,
    apiKeySid: identifier,
    apiKeySecret: secret,
  }),
]);
export type CredentialsInput = z.infer<typeof credentialsInput>;

export const signupInput = z.object({
  registrationId: z.uuid(),
  code: z.string().min(1).max(4000),
  /** The browser's word: a hint only. */
  wabaId: z.string().max(40).nullable(),
  providerNumberId: z.string().max(40).nullable(),
});
export type SignupInput = z.infer<typeof signupInput>;

export const roadProblemInput = z.object({
  registrationId: z.uuid(),
  kind: z.enum(["cancelled", "refused", "popup"]),
  note: line(200).optional(),
});
export type RoadProblemInput = z.infer<typeof roadProblemInput>;

/** `phone` only where the provider does not tell it. */
export const chooseInput = z.object({
  registrationId: z.uuid(),
  ref: z.string().min(1).max(120),
  phone: line(40).optional(),
});
export type ChooseInput = z.infer<typeof chooseInput>;

export const enterNumberInput = z.object({ registrationId: z.uuid(), phone: line(40) });

export const requestCodeInput = z.object({ registrationId: z.uuid(), method: z.enum(["sms", "voice"]) });
export type RequestCodeInput = z.infer<typeof requestCodeInput>;

/** Exactly six digits (S3.26); spaces and dashes of a pasted code are dropped. */
export const sixDigits = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "sixDigits"));
export const verifyInput = z.object({ registrationId: z.uuid(), code: sixDigits });
export type VerifyInput = z.infer<typeof verifyInput>;

/** `pin`: of a number that has two-step verification; without one we make it. */
export const finishInput = z.object({
  registrationId: z.uuid(),
  name: line(60).min(1),
  pin: sixDigits.optional(),
});
export type FinishInput = z.infer<typeof finishInput>;

export const emailInput = z.object({ registrationId: z.uuid(), isWaiting: z.boolean() });

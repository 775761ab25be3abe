import type {
  FollowUp,
  Industry,
  NumberStatus,
  ProviderName,
  RegistrationState,
  RegistrationStep,
  RegistrationWay,
} from "@/db/enums";
import { type Machine, nextState } from "../core/machine";
import type { CodeMethod, GrantedNumber } from "../providers/onboarding-types";

/** A number that the credentials may use, as the wizard keeps it. `ref` is how it is chosen. */
export type ListedNumber = Omit<GrantedNumber, "providerNumberId" | "phone"> & {
  ref: string;
  providerNumberId: string | null;
  phone: string | null;
  /** 360dialog's channel, Twilio's sender. */
  channelId?: string;
  clientId?: string;
  senderId?: string;
};

export const checklist = ["admin", "phone", "legalName", "website", "payment"] as const;
export type ChecklistItem = (typeof checklist)[number];

/** What came back from the provider's own window instead of a number. */
export type RoadProblem = { kind: "cancelled" | "refused" | "nothing_granted" | "popup"; note?: string };

/** Everything of a registration that is no secret. */
export type RegistrationData = {
  checked: ChecklistItem[];
  termsAccepted: boolean;
  costAccepted: boolean;
  notInApp: boolean;
  account: "existing" | "new";
  email: string;
  legalName: string;
  website: string;
  displayName: string;
  description: string;
  industry: Industry | null;
  /** What operators will call the number. */
  name: string;
  method: CodeMethod;
  /** Meta `wabaId`, `appId`; 360dialog `channelId`, `clientId`; Twilio `accountSid`. */
  config: Record<string, string>;
  listed: ListedNumber[];
  /** `ref` of the number that is being connected. */
  chosen: string | null;
  problem: RoadProblem | null;
  /** The number of ours that is to move here from another provider (O20). */
  moving?: { numberId: string; name: string; phone: string };
};

export const emptyData: RegistrationData = {
  checked: [],
  termsAccepted: false,
  costAccepted: false,
  notInApp: false,
  account: "existing",
  email: "",
  legalName: "",
  website: "",
  displayName: "",
  description: "",
  industry: null,
  name: "",
  method: "sms",
  config: {},
  listed: [],
  chosen: null,
  problem: null,
};

const open = { leave: "at_provider", awaitEmail: "waiting_email", reset: "draft", discard: "discarded" } as const;
const coded = { sendCode: "waiting_code", verify: "verified", ...open } as const;
const seen = {
  approve: "done",
  awaitName: "review_pending",
  review: "policy_review",
  reject: "rejected",
  block: "blocked",
} as const;

/** How a registration goes: nothing is done without a verified number, nothing comes back once it is discarded. */
export const registrationMachine = {
  draft: coded,
  waiting_email: open,
  at_provider: open,
  waiting_code: { ...coded, refuseCode: "wrong_code" },
  wrong_code: { ...coded, refuseCode: "wrong_code" },
  verified: { ...open, ...seen },
  review_pending: seen,
  policy_review: seen,
  rejected: seen,
  blocked: seen,
  done: seen,
} as const satisfies Machine<RegistrationState>;

export type RegistrationEvent = keyof typeof coded | keyof typeof seen | "refuseCode";

/** States in which the number is ours already. */
export const finishedStates = [
  "review_pending",
  "policy_review",
  "rejected",
  "blocked",
  "done",
] as const satisfies RegistrationState[];

export const isFinished = (state: RegistrationState): boolean =>
  (finishedStates as readonly RegistrationState[]).includes(state);

export const isOver = (state: RegistrationState): boolean => isFinished(state) || state === "discarded";

/** One code may be entered wrongly so many times; then another one is needed (S3.26). */
export const triesPerCode = 3;

export const triesLeft = (codeAttempts: number): number => Math.max(0, triesPerCode - codeAttempts);

export type Progress = { state: RegistrationState; codeAttempts: number };

/** What an event makes of a registration; the same one when its state does not allow it. A new code has all its tries. */
export function progress(from: Progress, event: RegistrationEvent): Progress {
  if (event === "refuseCode" && triesLeft(from.codeAttempts) === 0) return from;
  const state = nextState<RegistrationState>(registrationMachine, from.state, event);
  if (!state) return from;
  if (event === "refuseCode") return { state, codeAttempts: from.codeAttempts + 1 };
  return { state, codeAttempts: event === "sendCode" ? 0 : from.codeAttempts };
}

/** The wizard's steps. A number that is registered already has its company and profile at the provider (S0.18). */
export function stepsOf(way: RegistrationWay): RegistrationStep[] {
  return way === "connect"
    ? ["prepare", "provider", "number", "finish"]
    : ["prepare", "provider", "company", "profile", "number", "finish"];
}

const dayMs = 86_400_000;

/** Our own limits, by phone (not by registration: a new one must not open them anew). */
export const limits = {
  send: { max: 5, windowMs: dayMs },
  verify: { max: 12, windowMs: dayMs },
  /** Meta blocks a number for 72 hours at the tenth (133016). */
  register: { max: 8, windowMs: 3 * dayMs },
} as const;

/** How long one waits for the next code: longer each time. */
export const coolDownMs = (sends: number): number => [0, 60_000, 60_000, 300_000][sends] ?? 900_000;

/** When the next code may be asked for; null = now. `sends` are those of the window, `lastAt` the newest. */
export function nextCodeAt(sends: number, lastAt: Date | null, now: Date): Date | null {
  if (!lastAt) return null;
  const waitMs = sends >= limits.send.max ? limits.send.windowMs : coolDownMs(sends);
  const at = new Date(lastAt.getTime() + waitMs);
  return at > now ? at : null;
}

/** An address at 360dialog's portal works so long. */
export const redirectMs = 60 * 60_000;

/** Where 360dialog sends the news of the whole partner account, whichever channel they are about. */
export const partnerPath = "/api/webhooks/360dialog/partner";

/** What follows once a number is ours (S3.30). One that was registered before keeps its profile. */
export function followUpsOf(provider: ProviderName, way: RegistrationWay): FollowUp[] {
  return [
    "webhook",
    ...(provider === "meta" ? (["app"] as const) : []),
    ...(provider === "360dialog" ? (["partner"] as const) : []),
    "health",
    ...(way === "register" ? (["write_profile"] as const) : []),
    "load_profile",
  ];
}

/** So long the one who does it is left alone: longer than all its calls. A crashed one is gone on with after that. */
export const followUpLeaseMs = 3 * 60_000;

const followUpWaitsMs = [60_000, 300_000, 1_800_000, 7_200_000];

/** When what is left is tried again; null = often enough, the number's page says what is missing and mends it. */
export function nextFollowUpAt(tries: number, now: Date): Date | null {
  const waitMs = followUpWaitsMs[tries - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

/** From here on a pending review is pointed out with what to do (S3.39). */
export const reviewDueMs = 2 * dayMs;

export const isReviewLate = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > reviewDueMs;

/** Where a finished registration stands, from how its number is. */
export function eventOf(number: {
  status: NumberStatus;
  nameStatus: string;
}): "approve" | "awaitName" | "review" | "reject" | "block" {
  if (number.status === "blocked") return "block";
  if (number.nameStatus === "rejected") return "reject";
  if (number.status === "policy_review") return "review";
  if (number.nameStatus === "pending" || number.status === "name_pending") return "awaitName";
  return "approve";
}

/** A code is entered here; 360dialog's numbers are verified in its portal. */
export const entersCode = (provider: ProviderName): boolean => provider !== "360dialog";

/** Of a number with two-step verification only its owner knows the PIN; without it we make one. */
export const needsPin = (number: ListedNumber): boolean =>
  number.twoStep === true && !number.inBusinessApp && !number.registered;

/** Meta alone registers a number with a PIN, once, and never one that stays in the WhatsApp Business app. */
export const needsRegistering = (provider: ProviderName, number: ListedNumber): boolean =>
  provider === "meta" && !number.inBusinessApp && !number.registered;

/** S3.35: another number of the account is over what its provider allows. */
export function overNumberLimit(listed: ListedNumber[]): { limit: number; verified: boolean } | null {
  const waba = listed.find((number) => number.waba)?.waba;
  if (!waba?.numberLimit || listed.length < waba.numberLimit) return null;
  return { limit: waba.numberLimit, verified: waba.verification === "verified" };
}

import { simulatedClientId, simulatedPartner } from "./credentials";
import type { Profile, Setup } from "./model";
import type { verifications, WorldNumber } from "./world";

/** A WhatsApp Business Account, as its owner and Meta's reviewers have left it. */
export type Account = {
  verification: (typeof verifications)[number];
  review: "APPROVED" | "PENDING" | "REJECTED";
  payment: "ok" | "missing";
};

/** A code on its way to a phone, by text message or by a call. */
export type SentCode = { phone: string; code: string; method: "SMS" | "VOICE"; at: number };

export type Upload = { id: string; bytes: Buffer | null; length: number; type: string; handle: string | null };

/** Everything the providers know about how numbers come to the company. */
export type OnboardingState = {
  company: { name: string; businessId: string; verification: Account["verification"] };
  /** By WABA id; made at the first question. */
  accounts: Map<string, Account>;
  /** Addresses of Meta's apps, by app id. */
  callbacks: Map<string, { url: string; fields: string[] }>;
  /** Codes of Embedded Signup. */
  logins: Map<string, { appId: string; wabaId: string; at: number; used: boolean }>;
  /** Tokens that such codes were changed for. */
  tokens: Map<string, { appId: string; wabaIds: string[]; scopes: string[] }>;
  codes: SentCode[];
  uploads: Map<string, Upload>;
  partner: typeof simulatedPartner & { clientId: string; webhookUrl: string | null };
  /** Twilio's accounts that ran out of money. */
  twilio: { suspended: Set<string> };
};

export const allScopes = ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"];

export const createOnboardingState = (company: {
  name: string;
  verification: Account["verification"];
}): OnboardingState => ({
  company: { ...company, businessId: "2329417887457253" },
  accounts: new Map(),
  callbacks: new Map(),
  logins: new Map(),
  tokens: new Map(),
  codes: [],
  uploads: new Map(),
  partner: { ...simulatedPartner, clientId: simulatedClientId, webhookUrl: null },
  twilio: { suspended: new Set() },
});

export function accountOf({ accounts, company }: OnboardingState, wabaId: string): Account {
  const known = accounts.get(wabaId);
  if (known) return known;
  const account: Account = { verification: company.verification, review: "APPROVED", payment: "ok" };
  accounts.set(wabaId, account);
  return account;
}

/** Nothing leaves an account that cannot pay. */
export const isUnpaid = (state: OnboardingState, account: WorldNumber): boolean =>
  account.provider === "twilio"
    ? state.twilio.suspended.has(account.accountSid)
    : state.accounts.get(account.wabaId)?.payment === "missing";

/** Numbers that an account may have: more only after the business was verified (S3.35). */
export const numberLimit = ({ verification }: Account): number => (verification === "verified" ? 20 : 2);

/** The two-step PIN of numbers that were registered before this simulator began. */
export const demoPin = "270411";

export function newSetup({ displayName, provider, setup = {} }: WorldNumber): Setup {
  const registered = setup.registered ?? setup.codeVerified ?? true;
  return {
    verifiedName: `Kola Brázda ${displayName}`,
    nameStatus: setup.nameStatus ?? "APPROVED",
    codeVerified: setup.codeVerified ?? true,
    registered,
    sender: provider === "twilio" && !registered ? "PENDING_VERIFICATION" : "ONLINE",
    granted: setup.granted ?? true,
    inBusinessApp: setup.inBusinessApp ?? false,
    code: null,
    codeRequests: [],
    registrations: [],
    pin: registered ? (setup.pin ?? demoPin) : null,
    pinMisses: [],
  };
}

export const newProfile = ({ provider }: WorldNumber): Profile => ({
  about: "Prodej, servis a půjčovna kol v Plzni",
  address: "Americká 12, 301 00 Plzeň",
  description: "",
  email: "kola@kola-brazda.example",
  websites: ["https://kola-brazda.example"],
  vertical: provider === "twilio" ? "Shopping and Retail" : "RETAIL",
  pictureUrl: null,
});

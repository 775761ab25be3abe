/**
 * How a number comes to us, by provider: three different roads, so three small doors instead of one contract.
 * Facts: providers.md A12.2, A12.4 (Meta), B8–B10 (360dialog), C7 (Twilio). Every call throws `ProviderError`.
 */
import type { BusinessVerification, NameStatus } from "@/db/enums";
import type { Connection, NumberAddress } from "./types";

/** One number that the given credentials may use. */
export type GrantedNumber = NumberAddress & {
  displayName: string | null;
  nameStatus: NameStatus;
  /** The code sent to the phone was entered. */
  codeVerified: boolean;
  /** Registered for sending through the API. */
  registered: boolean;
  /** Two-step verification; null = the provider does not say. */
  twoStep: boolean | null;
  /** Linked with the WhatsApp Business app too (coexistence): its PIN stays, it is never registered again. */
  inBusinessApp: boolean;
  waba: GrantedWaba | null;
};

export type GrantedWaba = {
  providerWabaId: string;
  name: string | null;
  status: string | null;
  verification: BusinessVerification;
  /** How many numbers the business may have (S3.35); null = the provider does not say. */
  numberLimit: number | null;
};

export type CodeMethod = "sms" | "voice";

/** What Meta's app of this deployment is; given by META_APP_ID, META_APP_SECRET, META_CONFIG_ID. */
export type MetaApp = { appId: string; appSecret: string; configId: string };

export type MetaOnboarding = {
  /** Null when META_APP_ID and its neighbours are not set: Embedded Signup is not offered then. */
  app: MetaApp | null;
  /** The code of Embedded Signup lives 30 s: call at once. Answers the business token. */
  exchangeCode(code: string): Promise<{ accessToken: string }>;
  /** Scopes of a token and the WABAs it reaches; `missing` names required scopes that it lacks. */
  inspectToken(input: {
    accessToken: string;
  }): Promise<{ scopes: string[]; missing: string[]; expiresAt: Date | null }>;
  listNumbers(connection: Connection): Promise<GrantedNumber[]>;
  /** `countryCode` without plus, `national` digits only. */
  addNumber(
    connection: Connection,
    input: { countryCode: string; national: string; displayName: string },
  ): Promise<{ providerNumberId: string }>;
  requestCode(
    connection: Connection,
    number: NumberAddress,
    input: { method: CodeMethod; language: string },
  ): Promise<void>;
  /** A wrong code throws `ProviderError` with code 136025 or the like; the caller counts attempts. */
  verifyCode(connection: Connection, number: NumberAddress, code: string): Promise<void>;
  /** Sets and confirms the six-digit PIN of two-step verification. */
  register(connection: Connection, number: NumberAddress, pin: string): Promise<void>;
};

export type Dialog360Channel = GrantedNumber & { channelId: string; clientId: string; status: string };

export type Dialog360Onboarding = {
  /** Null when D360_PARTNER_ID and D360_PARTNER_KEY are not set: the Connect button is not offered, a key can still be pasted. */
  partnerId: string | null;
  /** Where the Connect button leads; `state` comes back unchanged. */
  connectUrl(input: { state: string; redirectUrl: string; email?: string; name?: string }): string;
  /** Reads the bracketed lists of the return address (`channels=[a,b]`); never to be trusted without `channels`. */
  readReturn(query: URLSearchParams): {
    state: string;
    clientId: string | null;
    channels: string[];
    revoked: string[];
    error: string | null;
  };
  /** Channels of ours with these ids, from the Partner API; what is not ours is missing. */
  channels(ids: string[]): Promise<Dialog360Channel[]>;
  /** A new key revokes all older ones; shown once. */
  createApiKey(channelId: string): Promise<{ apiKey: string }>;
  /** What a pasted key is for. */
  numberOfKey(apiKey: string): Promise<GrantedNumber>;
};

export type TwilioSender = GrantedNumber & { senderId: string; status: string };

export type TwilioOnboarding = {
  /** Throws `ProviderError("auth")` when account and token do not fit. */
  checkAccount(connection: Connection): Promise<{ name: string; status: string }>;
  listSenders(connection: Connection): Promise<TwilioSender[]>;
  registerSender(
    connection: Connection,
    input: {
      phone: string;
      wabaId?: string;
      method: CodeMethod;
      displayName: string;
      callbackUrl: string;
      statusUrl: string;
    },
  ): Promise<TwilioSender>;
  verifySender(connection: Connection, senderId: string, code: string): Promise<void>;
  readSender(connection: Connection, senderId: string): Promise<TwilioSender>;
};

export type Onboarding = { meta: MetaOnboarding; "360dialog": Dialog360Onboarding; twilio: TwilioOnboarding };

/**
 * How a number comes to us, by provider: three different roads, so three small doors instead of one contract.
 * Facts: providers.md A12.2, A12.4 (Meta), B8–B10 (360dialog), C7 (Twilio). Every call throws `ProviderError`.
 */
import type { BusinessVerification, NameStatus } from "@/db/enums";
import type { NumberEvent } from "./number-types";
import type { Connection, NumberAddress, WebhookRequest } from "./types";

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

/** What Meta's app of this deployment is; given by META_APP_ID, META_APP_SECRET, META_CONFIG_ID. Only `browser` may leave the server. */
export type MetaApp = { appId: string; appSecret: string; configId: string; browser: MetaBrowser };

/** What the page needs to open Embedded Signup: the same code for Meta and for the simulator (META_DIALOG_URL). */
export type MetaBrowser = {
  appId: string;
  configId: string;
  /** The script that gives `window.FB`. */
  sdkUrl: string;
  graphVersion: string;
  /** The only origins whose WA_EMBEDDED_SIGNUP messages count. */
  messageOrigins: string[];
};

/** What a token may do. `wabaIds` are the accounts it reaches: the browser's word alone is not to be trusted. */
export type MetaToken = {
  appId: string | null;
  scopes: string[];
  /** Required scopes that it lacks. */
  missing: string[];
  wabaIds: string[];
  /** Null = never. */
  expiresAt: Date | null;
};

export type MetaOnboarding = {
  /** Null when META_APP_ID and its neighbours are not set: Embedded Signup is not offered then. */
  app: MetaApp | null;
  /** The code of Embedded Signup lives 30 s and works once: call at once. Answers the business token. */
  exchangeCode(code: string): Promise<{ accessToken: string }>;
  /** Asks as the app where its secret is known, else with the token itself. */
  inspectToken(input: { accessToken: string; app?: { appId: string; appSecret: string } }): Promise<MetaToken>;
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
  /** A wrong or old code throws `ProviderError` with the code 136025; the caller counts attempts. */
  verifyCode(connection: Connection, number: NumberAddress, code: string): Promise<void>;
  /** Sets and confirms the six-digit PIN of two-step verification. Codes: 133005 wrong PIN, 133006 verify first, 133008/133009/133016 wait. */
  register(connection: Connection, number: NumberAddress, pin: string): Promise<void>;
  /**
   * Points the app itself at `url`: news of templates and accounts always go there, whatever address its accounts have (A7). Needs
   * `config.appId` and `secrets.appSecret`; one address for the whole app.
   */
  pointApp(connection: Connection, url: string): Promise<void>;
};

/** `providerNumberId` is null where the hub does not tell it: `numberOfKey` of a new key does. */
export type Dialog360Channel = Omit<GrantedNumber, "providerNumberId"> & {
  providerNumberId: string | null;
  channelId: string;
  clientId: string;
  status: string;
};

/** One webhook of the partner account: what it says, and which channel it is about (neither id nor phone: about none). */
export type PartnerNews = {
  name: string;
  channelId: string | null;
  phone: string | null;
  event: NumberEvent | { type: "unknown"; field: string };
};

export type Dialog360Onboarding = {
  /** Null when D360_PARTNER_ID and D360_PARTNER_KEY are not set: the Connect button is not offered, a key can still be pasted. */
  partnerId: string | null;
  /** Whether D360_PARTNER_WEBHOOK_SECRET is set: without it the partner's webhooks cannot be proved, so they are not asked for. */
  hearsPartner: boolean;
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
  /** What a pasted key is for. `phone` is null where the provider does not tell it: then a person says it. */
  numberOfKey(apiKey: string): Promise<Omit<GrantedNumber, "phone"> & { phone: string | null }>;
  /** Whether the partner account's own secret signed this call (providers.md B9). */
  isFromPartner(request: Pick<WebhookRequest, "headers" | "rawBody">): boolean;
  /** Throws `MalformedPayload`. */
  readPartnerNews(request: Pick<WebhookRequest, "rawBody">): PartnerNews;
  /** Where the partner's webhooks go now; null = nowhere. */
  partnerAddress(): Promise<string | null>;
  /** Points the partner's webhooks at `url`: one address for all channels of the partner. */
  pointPartner(url: string): Promise<void>;
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
  /** Twilio sends one code per sender: for another one the unverified sender is removed and made again. One that is gone is removed. */
  removeSender(connection: Connection, senderId: string): Promise<void>;
};

export type Onboarding = { meta: MetaOnboarding; "360dialog": Dialog360Onboarding; twilio: TwilioOnboarding };

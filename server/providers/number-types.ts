import type { BusinessVerification, CheckKind, CheckResult, NameStatus, Quality, ReviewDecision } from "@/db/enums";
import type { GrantedWaba } from "./onboarding-types";
import type { NumberProfile, ProfileChange } from "./profile-types";
import type { Connection, NumberAddress } from "./types";

/** What a provider finds wrong with a connection; each has its fix. `not_told` and `unreadable` go with `unknown`. */
export const findingCodes = [
  "credentials_refused",
  "token_expires",
  "scopes_missing",
  "not_subscribed",
  "app_callback_elsewhere",
  "fields_missing",
  "webhook_missing",
  "webhook_elsewhere",
  "webhook_without_secret",
  "payment_missing",
  "account_suspended",
  "sending_limited",
  "sending_blocked",
  "name_pending",
  "name_rejected",
  "name_expired",
  "name_missing",
  "quality_yellow",
  "quality_red",
  "two_step_off",
  "not_told",
  "unreadable",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/**
 * What the provider says of one point of the self-test (O19): `code` names the fault, and so the fix; `note` is the provider's own
 * words, names of what is missing or an address, safe to show. What it cannot tell is `unknown`.
 */
export type ProviderFinding = { check: CheckKind; result: CheckResult; code?: FindingCode; note?: string };

/**
 * A webhook about a number or its account; what it does not tell is absent. Neither `providerNumberId` nor `phone`: it is about
 * every number of the account `providerWabaId`, or of the connection where even that is not told.
 */
export type NumberEvent = {
  type: "number";
  providerNumberId?: string;
  phone?: string;
  providerWabaId?: string;
  /** When it happened, by the provider; absent where it does not tell. */
  at?: Date;
  quality?: Quality;
  dailyLimit?: number | null;
  state?: "active" | "disconnected" | "blocked" | "limited" | "policy_review";
  /** Why, in the provider's words. */
  reason?: string;
  nameStatus?: NameStatus;
  /** The name that `nameStatus` speaks of. */
  displayName?: string;
  /** How many numbers the business may have (S3.35). */
  numberLimit?: number;
  verification?: BusinessVerification;
  review?: ReviewDecision;
  /** Something an administrator should know; `code` is the provider's word for it (`ACCOUNT_VIOLATION`, `PIN_CHANGED`). */
  alert?: { severity: "critical" | "warning" | "info"; code: string; text: string };
};

/** What the provider itself counted for one day, number, country and category (pricing analytics), where its API tells. */
export type ProviderCost = {
  day: string;
  phone: string | null;
  country: string | null;
  category: string;
  messages: number;
  /** Null where it counts without a price. */
  cost: number | null;
  currency: string | null;
};

/** The account whose figures `readCosts` tells; not `byNumber`: all its numbers in one sum, whichever connection asks. */
export type CostAccount = { id: string; byNumber: boolean };

export type NumberHealth = {
  status: "active" | "name_pending" | "policy_review" | "limited" | "disconnected" | "blocked";
  quality: Quality;
  /** Unique clients in a rolling 24 h; null = unlimited; undefined = the provider is silent. */
  dailyLimit: number | null | undefined;
  /** Undefined = the provider names no number. */
  ratePerSecond?: number;
  displayName?: string;
  nameStatus?: NameStatus;
  /** Two-step verification; undefined = the provider is silent. */
  twoStep?: boolean;
  waba?: GrantedWaba;
  notes: string[];
};

/** The doors of an adapter that look after a number. Every call throws `ProviderError`. */
export type NumberDoors = {
  readProfile(connection: Connection, number: NumberAddress): Promise<NumberProfile>;
  /** Throws `ProfileRefused` with the provider's words by field. */
  writeProfile(connection: Connection, number: NumberAddress, change: ProfileChange): Promise<void>;
  /** Asks the provider all it tells of the connection: credentials, scopes, subscription, `webhookUrl` as it has it, payment, two-step. */
  examine(connection: Connection, number: NumberAddress, webhookUrl: string): Promise<ProviderFinding[]>;
  /** Null where the provider's API tells this connection no figures. */
  costAccount(connection: Pick<Connection, "config">): CostAccount | null;
  /** Days `from` to `to` inclusive, `YYYY-MM-DD`; empty where there is no `costAccount`. */
  readCosts(connection: Connection, input: { from: string; to: string }): Promise<ProviderCost[]>;
};

import type { CheckKind, CheckResult, NameStatus, Quality } from "@/db/enums";
import type { GrantedWaba } from "./onboarding-types";
import type { NumberProfile, ProfileChange } from "./profile-types";
import type { Connection, NumberAddress } from "./types";

/** What the provider says of one point of the self-test (O19); `note` is its own words, safe to show. */
export type ProviderFinding = { check: CheckKind; result: CheckResult; code?: string; note?: string };

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

export type NumberHealth = {
  status: "active" | "name_pending" | "policy_review" | "limited" | "disconnected" | "blocked";
  quality: Quality;
  /** Unique clients in a rolling 24 h; null = unlimited; undefined = the provider is silent. */
  dailyLimit: number | null | undefined;
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
  /** Days `from` to `to` inclusive, `YYYY-MM-DD`; empty where the capability `costs` is false. */
  readCosts(connection: Connection, input: { from: string; to: string }): Promise<ProviderCost[]>;
};

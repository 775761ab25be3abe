import { getJson } from "../cloud-api/client";
import { limitOf, nameStatusOf, qualityOf, verificationOf } from "../cloud-api/number-words";
import type { NumberHealth } from "../number-types";
import type { GrantedNumber, GrantedWaba } from "../onboarding-types";
import { type Bag, bag, compact, lookUp, num, phoneOf, str } from "../read";
import { type Connection, type NumberAddress, type ProviderDeps, ProviderError } from "../types";
import { graphUrl, tokenHeaders } from "./graph";

export const numberFields = [
  "display_phone_number",
  "verified_name",
  "quality_rating",
  "status",
  "name_status",
  "code_verification_status",
  "platform_type",
  "is_on_biz_app",
  "is_pin_enabled",
  "throughput",
  "whatsapp_business_manager_messaging_limit",
].join(",");

const wabaFields = "id,name,status,account_review_status,business_verification_status";

/** A number and its account as Meta has them. An account that cannot be read says nothing of the number. */
export async function readNumber(deps: ProviderDeps, connection: Connection, number: NumberAddress) {
  const headers = tokenHeaders(connection.secrets.accessToken);
  const [answer, account] = await Promise.all([
    getJson(deps, `${graphUrl(deps)}/${number.providerNumberId}?fields=${numberFields}`, headers),
    readAccount(deps, connection).catch((error: unknown) => {
      if (error instanceof ProviderError) return null;
      throw error;
    }),
  ]);
  return toHealth(bag(answer.body), account);
}

/** The WABA of a connection, whole as Meta tells it. */
export async function readAccount(deps: ProviderDeps, { config, secrets }: Connection): Promise<Bag> {
  const url = `${graphUrl(deps)}/${config.wabaId}?fields=${wabaFields}`;
  return bag((await getJson(deps, url, tokenHeaders(secrets.accessToken))).body);
}

export const toWaba = (facts: Bag, providerWabaId: string): GrantedWaba => ({
  providerWabaId,
  name: str(facts.name) ?? null,
  status: str(facts.status) ?? str(facts.account_review_status) ?? null,
  verification: verificationOf(str(facts.business_verification_status)),
  // Meta tells it by a webhook only (business_capability_update).
  numberLimit: null,
});

/** Null when the number has no id or phone: it cannot be connected. */
export function toGranted(facts: Bag, waba: GrantedWaba | null): GrantedNumber | null {
  const providerNumberId = str(facts.id);
  const phone = phoneOf(str(facts.display_phone_number)?.replace(/[^\d+]/g, ""));
  if (!providerNumberId || !phone) return null;
  return {
    providerNumberId,
    phone,
    displayName: str(facts.verified_name) ?? null,
    nameStatus: nameStatusOf(str(facts.name_status)) ?? "none",
    codeVerified: str(facts.code_verification_status) === "VERIFIED",
    registered: lookUp(statuses, str(facts.status)?.toUpperCase()) === "active",
    twoStep: typeof facts.is_pin_enabled === "boolean" ? facts.is_pin_enabled : null,
    inBusinessApp: facts.is_on_biz_app === true,
    waba,
  };
}

/** Fixed for a number that stays in the WhatsApp Business app (providers.md A12.5). */
const coexistenceRate = 20;

const statuses: Record<string, NumberHealth["status"]> = {
  CONNECTED: "active",
  LINKED: "active",
  FLAGGED: "active",
  RATE_LIMITED: "limited",
  RESTRICTED: "limited",
  BANNED: "blocked",
  DISCONNECTED: "disconnected",
  UNVERIFIED: "disconnected",
  DELETED: "disconnected",
  MIGRATED: "disconnected",
  PENDING: "name_pending",
};

/** An answer that does not say how the number is must not bring a dead number back to life. */
function toHealth(facts: Bag, account: Bag | null): NumberHealth {
  const status = lookUp(statuses, str(facts.status)?.toUpperCase());
  if (!status) throw new ProviderError("unknown", { safeText: "the provider does not say how the number is" });
  const nameStatus = nameStatusOf(str(facts.name_status));
  const limit = facts.whatsapp_business_manager_messaging_limit ?? facts.messaging_limit_tier;
  const wabaId = str(account?.id);
  return {
    status: status === "active" ? reviewed(nameStatus, str(account?.account_review_status)) : status,
    quality: qualityOf(str(facts.quality_rating)) ?? "unknown",
    dailyLimit: limitOf(str(limit)),
    notes: status === "active" ? [] : [str(facts.status) ?? ""],
    ...compact({
      ratePerSecond: num(bag(facts.throughput).max_mps) ?? (facts.is_on_biz_app === true ? coexistenceRate : undefined),
      displayName: str(facts.verified_name),
      nameStatus,
      twoStep: typeof facts.is_pin_enabled === "boolean" ? facts.is_pin_enabled : undefined,
      waba: account && wabaId ? toWaba(account, wabaId) : undefined,
    }),
  };
}

/** A connected number whose account or name is still being looked at. */
function reviewed(name: NumberHealth["nameStatus"], account: string | undefined): NumberHealth["status"] {
  if (account === "REJECTED") return "blocked";
  if (account === "PENDING") return "policy_review";
  return name === "pending" ? "name_pending" : "active";
}

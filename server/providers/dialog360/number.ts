import type { NameStatus } from "@/db/enums";
import { limitOf, qualityOf } from "../cloud-api/number-words";
import type { NumberHealth } from "../number-types";
import type { GrantedWaba } from "../onboarding-types";
import { type Bag, bag, bags, list, lookUp, str } from "../read";
import { ProviderError } from "../types";

const statuses: Record<string, NumberHealth["status"]> = {
  AVAILABLE: "active",
  LIMITED: "limited",
  BLOCKED: "blocked",
};

/** Meta's health_status, with limit and quality of the channel where the hub adds them. Silence is no good health. */
export function toHealth(facts: Bag): NumberHealth {
  const health = bag(facts.health_status);
  const status = lookUp(statuses, str(health.can_send_message)?.toUpperCase());
  if (!status) throw new ProviderError("unknown", { safeText: "the provider does not say how the number is" });
  const notes = bags(health.entities)
    .flatMap((entity) => [
      ...bags(entity.errors).map((error) => str(error.error_description)),
      ...list(entity.additional_info).map(str),
    ])
    .filter((note) => note !== undefined);
  const wabaId = entityId(facts, "WABA");
  return {
    status,
    quality: qualityOf(str(facts.current_quality_rating)) ?? "unknown",
    dailyLimit: limitOf(str(facts.current_limit)),
    notes,
    ...(wabaId ? { waba: wabaOf(wabaId) } : {}),
    ...(notes.some(isNameNote) ? { nameStatus: "pending" as const } : {}),
  };
}

/** The id of the phone number or account that a health_status speaks of. */
export const entityId = (facts: Bag, type: "PHONE_NUMBER" | "WABA"): string | undefined =>
  str(bags(bag(facts.health_status).entities).find(({ entity_type }) => entity_type === type)?.id);

/** An API key tells no more of the account than its id. */
export const wabaOf = (providerWabaId: string): GrantedWaba => ({
  providerWabaId,
  name: null,
  status: null,
  verification: "unknown",
  numberLimit: null,
});

/** Meta's hint that the name is still being reviewed; 360dialog tells it in no other way to the holder of a key. */
export const isNameNote = (note: string): boolean => /display name has not been approved/i.test(note);

/** What a channel's status says of the name that clients see (providers.md B8). */
export function nameStatusOf(status: string): NameStatus {
  if (status === "new_name_requested") return "pending";
  if (status === "certificate_declined") return "rejected";
  return status === "ready" ? "approved" : "none";
}

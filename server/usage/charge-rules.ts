import { type MessageStatus, type PriceCategory, type PricingType, priceCategories } from "@/db/enums";

/** What we know of one message that was sent, or of many alike. */
export type SentFacts = {
  isTemplate: boolean;
  /** The provider's word, else the template's category. */
  category: string | null;
  pricingType: PricingType | null;
  pricingBillable: boolean | null;
  status: MessageStatus;
  /** `2026-11-25` in the company's time zone. */
  day: string;
};

/**
 * Whether a message is charged: by the provider's word where it gave one. Only what was delivered is ever charged; `category` null:
 * a kind that no price list knows.
 */
export type Charge =
  | { kind: "charged"; category: PriceCategory | null }
  | { kind: "free"; why: "window" | "entry_point" | "provider" }
  | { kind: "undelivered" }
  | { kind: "failed" };

/** From this day Meta charges what is written inside the window too (providers.md A15.1). */
export const windowChargedFrom = "2026-10-01";

export function chargeOf(sent: SentFacts): Charge {
  if (sent.status === "failed") return { kind: "failed" };
  if (sent.status !== "delivered" && sent.status !== "read") return { kind: "undelivered" };
  if (sent.pricingType === "free_customer_service") return { kind: "free", why: "window" };
  if (sent.pricingType === "free_entry_point") return { kind: "free", why: "entry_point" };
  if (sent.pricingType === null && sent.pricingBillable === false) return { kind: "free", why: "provider" };
  const isUntold = sent.pricingType === null && sent.pricingBillable === null;
  if (isUntold && !sent.isTemplate && sent.day < windowChargedFrom) return { kind: "free", why: "window" };
  return { kind: "charged", category: categoryOf(sent) };
}

/** The price list's word for what a provider calls the kind of a message; null where there is none. */
export function categoryOf({ category, isTemplate }: Pick<SentFacts, "category" | "isTemplate">): PriceCategory | null {
  if (category === null) return isTemplate ? null : "service";
  const word = category
    .toLowerCase()
    .replaceAll("-", "_")
    .replace(/^group_/, "");
  if (word === "referral_conversion") return "service";
  return priceCategories.find((known) => known === word) ?? null;
}

/** Money by currency, in millionths; months may have had cards of more than one. */
export type Amounts = Record<string, number>;

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  const sum = { ...a };
  for (const [currency, micros] of Object.entries(b)) sum[currency] = (sum[currency] ?? 0) + micros;
  return sum;
}

import { type MessageStatus, type PriceCategory, type PricingType, priceCategories } from "@/db/enums";
import { placesOf } from "./market-rules";

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

/** ISO code and phone, as far as they are known. */
export type Client = { country: string | null; phone: string | null };

/**
 * Whether a message is charged: by the provider's word where it gave one. Only what was delivered is ever charged; `category` null:
 * a kind that no price list knows.
 */
export type Charge =
  | { kind: "charged"; category: PriceCategory | null }
  | { kind: "free"; why: "window" | "entry_point" | "provider" }
  | { kind: "undelivered" }
  | { kind: "failed" };

export type Card = { id: string; currency: string; isSample: boolean; prices: ReadonlyMap<string, number> };

export const priceKey = (place: string, category: PriceCategory) => `${place}|${category}`;

/** From this day Meta charges what is written inside the window too (providers.md A15.1). */
const windowChargedFrom = "2026-10-01";

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

/** Where a card does not tell them apart. */
const widerCategory: Partial<Record<PriceCategory, PriceCategory>> = {
  marketing_lite: "marketing",
  authentication_international: "authentication",
};

/** Millionths of the card's currency; null where the card has no price for it: never a silent zero. */
export function priceOf(card: Card | null, client: Client, category: PriceCategory | null): number | null {
  if (!card || !category) return null;
  const wider = widerCategory[category];
  for (const place of placesOf(client)) {
    const price = card.prices.get(priceKey(place, category)) ?? (wider && card.prices.get(priceKey(place, wider)));
    if (price !== undefined) return price;
  }
  return null;
}

/** Money by currency, in millionths; months may have had cards of more than one. */
export type Amounts = Record<string, number>;

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  const sum = { ...a };
  for (const [currency, micros] of Object.entries(b)) sum[currency] = (sum[currency] ?? 0) + micros;
  return sum;
}

/**
 * What messages of one category to these clients will cost, all delivered and charged: `from` counts those with a price, `to` adds
 * the dearest price of the card for the `unpriced` ones.
 */
export function priceRange(
  card: Card,
  category: PriceCategory,
  groups: readonly (Client & { count: number })[],
): { fromMicros: number; toMicros: number; unpriced: number } {
  let [fromMicros, unpriced] = [0, 0];
  for (const group of groups) {
    const price = priceOf(card, group, category);
    if (price === null) unpriced += group.count;
    else fromMicros += price * group.count;
  }
  return { fromMicros, toMicros: fromMicros + unpriced * dearest(card, category), unpriced };
}

function dearest(card: Card, category: PriceCategory): number {
  const own = [...card.prices].filter(([key]) => key.endsWith(`|${category}`)).map(([, price]) => price);
  return Math.max(0, ...own);
}

export type DatedCard = { id: string; validFrom: string; createdAt: Date; withdrawnAt: Date | null };

/** The card whose prices hold on a day: the newest that has begun; of two that begin together the later made. */
export function cardOn<C extends DatedCard>(cards: readonly C[], day: string): C | null {
  const begun = cards.filter(({ validFrom, withdrawnAt }) => withdrawnAt === null && validFrom <= day);
  return begun.reduce<C | null>((best, card) => (best && !isNewer(card, best) ? best : card), null);
}

const isNewer = (a: DatedCard, b: DatedCard) =>
  a.validFrom > b.validFrom || (a.validFrom === b.validFrom && a.createdAt >= b.createdAt);

/** Parts of a month with one card each, as first days: a card may begin in its midst. */
export function cardParts<C extends DatedCard>(
  cards: readonly C[],
  days: readonly string[],
): { from: string; card: C | null }[] {
  const parts: { from: string; card: C | null }[] = [];
  for (const day of days) {
    const card = cardOn(cards, day);
    if (parts.length === 0 || parts.at(-1)?.card !== card) parts.push({ from: day, card });
  }
  return parts;
}

import type { PriceCategory } from "@/db/enums";
import { placesOf } from "./market-rules";

/** ISO code and phone, as far as they are known. */
export type Client = { country: string | null; phone: string | null };

export type Card = { id: string; currency: string; isSample: boolean; prices: ReadonlyMap<string, number> };

export const priceKey = (place: string, category: PriceCategory) => `${place}|${category}`;

const widerCategory: Partial<Record<PriceCategory, PriceCategory>> = {
  marketing_lite: "marketing",
  authentication_international: "authentication",
};

/** Whose price counts where a card does not tell the two apart. */
export const widerOf = (category: PriceCategory): PriceCategory | undefined => widerCategory[category];

/** Millionths of the card's currency; null where the card has no price for it: never a silent zero. */
export function priceOf(card: Card | null, client: Client, category: PriceCategory | null): number | null {
  if (!card || !category) return null;
  const wider = widerOf(category);
  for (const place of placesOf(client)) {
    const price = card.prices.get(priceKey(place, category)) ?? (wider && card.prices.get(priceKey(place, wider)));
    if (price !== undefined) return price;
  }
  return null;
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

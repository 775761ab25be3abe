import type { PriceCategory } from "@/db/enums";
import type { CardPrice } from "./rate-card-rules";

/**
 * A card to show what cards are like: a public copy of Meta's list in dollars from 1 October 2026 (providers.md A15.3). Utility,
 * authentication and service cost the same in it. To be replaced by the list of the company's own account.
 */
export const sampleCard = { validFrom: "2026-10-01", currency: "USD" } as const;

/** Place, marketing, utility; ten-thousandths of a dollar. */
const list: readonly [place: string, marketing: number, utility: number][] = [
  ["AR", 618, 260],
  ["BD", 732, 37],
  ["BR", 625, 68],
  ["CL", 889, 200],
  ["CO", 125, 8],
  ["EG", 644, 36],
  ["FR", 859, 300],
  ["DE", 1365, 550],
  ["HK", 732, 260],
  ["HU", 860, 350],
  ["IN", 118, 14],
  ["ID", 411, 250],
  ["IQ", 341, 79],
  ["IL", 353, 53],
  ["IT", 795, 300],
  ["KZ", 604, 180],
  ["KW", 792, 440],
  ["MY", 860, 140],
  ["MX", 397, 85],
  ["MA", 414, 230],
  ["NL", 1597, 500],
  ["NP", 732, 34],
  ["NG", 516, 67],
  ["OM", 341, 247],
  ["PK", 473, 150],
  ["PE", 703, 300],
  ["PL", 366, 122],
  ["QA", 341, 120],
  ["RO", 860, 290],
  ["RU", 802, 400],
  ["SA", 576, 107],
  ["SG", 732, 160],
  ["ZA", 379, 95],
  ["ES", 707, 200],
  ["LK", 732, 20],
  ["TR", 109, 9],
  ["UA", 860, 298],
  ["AE", 576, 157],
  ["GB", 635, 220],
  ["north_america", 250, 34],
  ["rest_of_africa", 225, 40],
  ["rest_of_asia_pacific", 842, 113],
  ["rest_of_central_eastern_europe", 860, 212],
  ["rest_of_latin_america", 740, 113],
  ["rest_of_middle_east", 392, 91],
  ["rest_of_western_europe", 592, 171],
  ["other", 604, 77],
];

/** Businesses of another country pay these for codes. */
const international: readonly [place: string, price: number][] = [
  ["IN", 304],
  ["PK", 750],
  ["AE", 510],
  ["SA", 598],
  ["ID", 1360],
  ["MY", 418],
  ["ZA", 200],
  ["NG", 750],
  ["EG", 650],
];

export const samplePrices: readonly CardPrice[] = [
  ...list.flatMap(([place, marketing, utility]) => [
    price(place, "marketing", marketing),
    price(place, "utility", utility),
    price(place, "authentication", utility),
    price(place, "service", utility),
  ]),
  ...international.map(([place, tenThousandths]) => price(place, "authentication_international", tenThousandths)),
];

function price(place: string, category: PriceCategory, tenThousandths: number): CardPrice {
  return { place, category, priceMicros: tenThousandths * 100 };
}

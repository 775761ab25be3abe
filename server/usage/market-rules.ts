import { phoneCountries } from "../core/phone";

/**
 * Markets of more than one country, as Meta groups them (providers.md A15.2). A country with a price of its own in a card leaves
 * its market by itself: the country is asked first.
 */
export const markets = {
  north_america: "CA US",
  rest_of_africa:
    "AO BF BI BJ BW CG CI CM DZ ER ET GA GH GM GW KE LR LS LY MA MG ML MR MW MZ NA NE RW SD SL SN SO SS SZ TD TG TN TZ UG ZM ZW",
  rest_of_asia_pacific: "AF AU BD CN HK JP KH LA LK MN NP NZ PG PH SG TH TJ TM TW UZ VN",
  rest_of_central_eastern_europe: "AL AM AZ BG BY CZ GE GR HR HU LT LV MD MK PL RO RS SI SK UA",
  rest_of_latin_america: "BO CR DO EC GT HN HT JM NI PA PR PY SV UY VE",
  rest_of_middle_east: "BH IQ JO KW LB OM QA YE",
  rest_of_western_europe: "AT BE CH DK FI IE NO PT SE",
  other: "",
} as const;

export type Market = keyof typeof markets;

const marketOf = new Map(
  Object.entries(markets).flatMap(([market, countries]) => countries.split(" ").map((country) => [country, market])),
);

/** Where a card may name the price of a client, the nearest first: country, calling code, market, "other". */
export function placesOf(client: { country: string | null; phone: string | null }): string[] {
  const { country, phone } = client;
  const codes = phone ? Array.from({ length: longestCode }, (_, n) => phone.slice(0, longestCode + 1 - n)) : [];
  if (!country) return codes;
  return [country, ...codes, marketOf.get(country) ?? "other", "other"];
}

/** Digits of a calling code with its area, as in +1809. */
const longestCode = 7;

/**
 * The place that a cell of a price list names: ISO code, calling code, market, or a country by its English or Czech name. Null
 * where it names none.
 */
export function readPlace(cell: string): string | null {
  const text = cell.trim();
  if (/^\+?[1-9]\d{0,6}$/.test(text)) return `+${text.replace("+", "")}`;
  if (/^[A-Za-z]{2}$/.test(text) && countries.has(text.toUpperCase())) return text.toUpperCase();
  return namedPlaces.get(folded(text)) ?? null;
}

const countries = new Set(phoneCountries());

const folded = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " ")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\band\b|\bthe\b|\bof\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** As price lists name them, where that is not the name of today. */
const otherNames: Record<string, string> = {
  UK: "GB",
  UAE: "AE",
  USA: "US",
  Turkey: "TR",
  "Czech Republic": "CZ",
  "Hong Kong": "HK",
  "Ivory Coast": "CI",
  Swaziland: "SZ",
  "Republic of the Congo (Brazzaville)": "CG",
  "Rest of APAC": "rest_of_asia_pacific",
  "Rest of Central/East Europe": "rest_of_central_eastern_europe",
};

const namedPlaces = new Map([
  ...["en", "cs"].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    return [...countries].map((country): [string, string] => [folded(names.of(country) ?? country), country]);
  }),
  ...Object.keys(markets).map((market): [string, string] => [folded(market), market]),
  ...Object.entries(otherNames).map(([name, place]): [string, string] => [folded(name), place]),
]);

import { getJson } from "../cloud-api/client";
import type { ProviderCost } from "../number-types";
import { type Bag, bag, bags, num, phoneOf, str } from "../read";
import type { Connection, ProviderDeps } from "../types";
import { graphUrl, tokenHeaders } from "./graph";

const daySeconds = 86_400;
/** Time zones reach from UTC-12 to UTC+14: so much earlier or later may a day of the account begin. */
const widestZoneSeconds = 14 * 3600;

/** Meta's own counts by day, number, country and category (providers.md A15.4); days are those of the account's time zone. */
export async function readCosts(
  deps: ProviderDeps,
  { config, secrets }: Connection,
  { from, to }: { from: string; to: string },
): Promise<ProviderCost[]> {
  const start = secondsOf(from) - widestZoneSeconds;
  const end = secondsOf(to) + daySeconds + widestZoneSeconds;
  const analytics = `pricing_analytics.start(${start}).end(${end}).granularity(DAILY).dimensions(["PHONE","COUNTRY","PRICING_CATEGORY","PRICING_TYPE","TIER"])`;
  const url = `${graphUrl(deps)}/${config.wabaId}?fields=${encodeURIComponent(`currency,${analytics}`)}`;
  const answer = bag((await getJson(deps, url, tokenHeaders(secrets.accessToken))).body);
  const currency = str(answer.currency) ?? null;
  const analysis = bag(answer.pricing_analytics);
  const points = bags(analysis.data).flatMap(({ data_points }) => bags(data_points));
  return points.flatMap((point) => toCost(point, currency)).filter(({ day }) => day >= from && day <= to);
}

const secondsOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;

function toCost(point: Bag, currency: string | null): ProviderCost[] {
  const start = num(point.start);
  const messages = num(point.volume);
  if (start === undefined || messages === undefined) return [];
  return [
    {
      // Noon of the account's day falls on the same date everywhere but at the very edge of the map.
      day: new Date((start + daySeconds / 2) * 1000).toISOString().slice(0, 10),
      phone: phoneOf(str(point.phone_number)) ?? null,
      country: str(point.country) ?? null,
      category: (str(point.pricing_category) ?? "unknown").toLowerCase(),
      messages,
      cost: num(point.cost) ?? null,
      currency,
    },
  ];
}

import { billed } from "../billed";
import type { SentMessage } from "../model";
import { dayMs } from "../rules";
import type { Simulation } from "../simulation";
import type { MetaNumber } from "./access";

export type Analytics = { text: string; start: number; end: number; dimensions: string[] };

const pattern =
  /pricing_analytics\.start\((\d+)\)\.end\((\d+)\)\.granularity\(DAILY\)(?:\.phone_numbers\(\[[^\]]*\]\))?\.dimensions\(\[([^\]]*)\]\)/;

/** `pricing_analytics.start(…).end(…).granularity(DAILY).dimensions([…])` among the asked fields; seconds since 1970. */
export function analyticsAsked(fields: string): Analytics | null {
  const [text, start, end, dimensions] = pattern.exec(fields) ?? [];
  if (text === undefined || dimensions === undefined) return null;
  return { text, start: Number(start), end: Number(end), dimensions: dimensions.replaceAll('"', "").split(",") };
}

/** The ledger as Meta would bill it, by day, number, country and category. */
export function analyse(simulation: Simulation, numbers: MetaNumber[], { start, end, dimensions }: Analytics) {
  const points = new Map<string, Record<string, string | number>>();
  for (const { message, number, category, price } of billed(simulation, numbers)) {
    const day = Math.floor(message.at / dayMs) * (dayMs / 1000);
    if (day < start || day >= end) continue;
    const facts = factsOf(number, message, category);
    const named = Object.fromEntries(dimensions.flatMap((name) => facts[name] ?? []));
    const key = JSON.stringify([day, named]);
    const point = points.get(key) ?? { start: day, end: day + dayMs / 1000, ...named, volume: 0, cost: 0 };
    points.set(key, {
      ...point,
      volume: Number(point.volume) + 1,
      cost: Math.round((Number(point.cost) + price) * 1e6) / 1e6,
    });
  }
  return { data: [{ data_points: [...points.values()] }] };
}

const factsOf = (
  { account }: MetaNumber,
  { to }: SentMessage,
  category: string,
): Record<string, [string, string][]> => ({
  PHONE: [["phone_number", account.phone.slice(1)]],
  COUNTRY: [["country", countryOf(to)]],
  PRICING_CATEGORY: [["pricing_category", category]],
  PRICING_TYPE: [["pricing_type", category === "SERVICE" ? "FREE_CUSTOMER_SERVICE" : "REGULAR"]],
  TIER: [["tier", "0:MAX"]],
});

const countries: Record<string, string> = { "+420": "CZ", "+421": "SK", "+49": "DE", "+43": "AT", "+48": "PL" };

const countryOf = (phone: string): string =>
  Object.entries(countries).find(([code]) => phone.startsWith(code))?.[1] ?? "Other";

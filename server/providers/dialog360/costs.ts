import { getJson } from "../cloud-api/client";
import type { ProviderCost } from "../number-types";
import { type Bag, bag, bags, num, str } from "../read";
import { type Connection, type ProviderDeps, ProviderError } from "../types";

const daySeconds = 86_400;
/** By the names that `info/balance` puts before `_quantity` and `_price`. */
const categories = ["marketing", "utility", "authentication", "service"];

/** The client whose usage a partner reads; a number that came by a pasted key names none. */
export const clientOf = (partner: ProviderDeps["partner"], { config }: Pick<Connection, "config">): string | null =>
  (partner && config.clientId) || null;

/**
 * What the Partner API's `info/balance` says of the client's days of UTC (providers.md B8; its query and fields are those of
 * 360dialog's page "Balance & Usage"): all numbers of the client in one sum, by category, no number or country named. A category that
 * it sums up without naming it counts as unknown, so that the days' totals stay the provider's own.
 */
export async function readCosts(
  deps: ProviderDeps,
  connection: Connection,
  { from, to }: { from: string; to: string },
): Promise<ProviderCost[]> {
  const clientId = clientOf(deps.partner, connection);
  if (!deps.partner || !clientId) return [];
  const query = new URLSearchParams({
    start_date: String(secondsOf(from)),
    end_date: String(secondsOf(to) + daySeconds - 1),
    granularity: "day",
  });
  const hub = deps.baseUrls.d360Hub.replace(/\/$/, "");
  const client = `partners/${encodeURIComponent(deps.partner.partnerId)}/clients/${encodeURIComponent(clientId)}`;
  const url = `${hub}/api/v2/${client}/info/balance?${query}`;
  const answer = bag((await getJson(deps, url, { "x-api-key": deps.partner.partnerKey })).body);
  if (!Array.isArray(answer.usage))
    throw new ProviderError("unknown", { safeText: "the provider's answer names no usage" });
  const currency = str(answer.currency)?.toUpperCase() ?? null;
  return bags(answer.usage)
    .flatMap((usage) => toCosts(usage, currency))
    .filter(({ day }) => day >= from && day <= to);
}

const secondsOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;

function toCosts(usage: Bag, currency: string | null): ProviderCost[] {
  const at = Date.parse(str(usage.period_date) ?? "");
  if (Number.isNaN(at)) return [];
  const place = { day: new Date(at).toISOString().slice(0, 10), phone: null, country: null, currency };
  const named = categories.map((category) => ({
    category,
    messages: num(usage[`${category}_quantity`]) ?? 0,
    cost: num(usage[`${category}_price`]) ?? null,
  }));
  const rest = {
    category: "unknown",
    messages:
      left(
        num(usage.quantity),
        named.map(({ messages }) => messages),
      ) ?? 0,
    cost: left(
      num(usage.total_price),
      named.map(({ cost }) => cost ?? 0),
    ),
  };
  return [...named, rest]
    .filter(({ messages, cost }) => messages > 0 || (cost ?? 0) > 0)
    .map((cost) => ({ ...place, ...cost }));
}

/** What of a total its named parts leave; null without a total. Prices are told in fractions that floating point blurs. */
function left(total: number | undefined, parts: readonly number[]): number | null {
  if (total === undefined) return null;
  const rest = parts.reduce((sum, part) => sum - part, total);
  return Math.max(0, Math.round(rest * 1e6) / 1e6);
}

import { billed } from "../billed";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { dayMs } from "../rules";
import type { Simulation } from "../simulation";
import { ownError } from "./errors";
import type { Dialog360Number } from "./hub-access";

const known = new Set(["start_date", "end_date", "granularity"]);
const categories = ["marketing", "utility", "authentication", "service"] as const;

/** The client's balance and what all its numbers have sent, by day or month (`info/balance`, providers.md B8); dates in seconds since 1970. */
export function showBalance(simulation: Simulation, { query, params }: Incoming, numbers: Dialog360Number[]): Reply {
  if (params.clientId !== simulation.onboarding.partner.clientId) return ownError(404, "Client not found");
  const unknown = [...query.keys()].find((name) => !known.has(name));
  if (unknown) return ownError(400, `Unknown parameter ${unknown}`);
  const [start, end] = [Number(query.get("start_date") ?? 0), Number(query.get("end_date") ?? 4_102_358_400)];
  const granularity = query.get("granularity") ?? "month";
  if (!Number.isInteger(start) || !Number.isInteger(end)) return ownError(400, "dates must be UNIX timestamps");
  if (granularity !== "day" && granularity !== "month") return ownError(400, "granularity must be day or month");
  const periods = new Map<string, Record<string, string | number>>();
  for (const { message, category, price } of billed(simulation, numbers)) {
    if (message.at < start * 1000 || message.at >= (end + 1) * 1000) continue;
    const date = periodOf(message.at, granularity);
    const usage = periods.get(date) ?? emptyUsage(date);
    const name = category.toLowerCase();
    add(usage, { [`${name}_quantity`]: 1, [`${name}_price`]: price, quantity: 1, total_price: price });
    add(usage, price > 0 ? { [`${name}_paid_quantity`]: 1, paid_quantity: 1 } : { free_quantity: 1 });
    periods.set(date, usage);
  }
  return json(200, {
    balance: 250,
    currency: "eur",
    estimated_template_cost: 0,
    granularity,
    last_renewal: { amount: 250, date: "2026-11-01T00:00:00Z" },
    usage: [...periods.values()],
  });
}

const periodOf = (at: number, granularity: "day" | "month") => {
  const day = new Date(Math.floor(at / dayMs) * dayMs).toISOString();
  return granularity === "day" ? day : `${day.slice(0, 7)}-01T00:00:00.000Z`;
};

const emptyUsage = (date: string): Record<string, string | number> => ({
  period_date: date,
  quantity: 0,
  paid_quantity: 0,
  free_quantity: 0,
  total_price: 0,
  ...Object.fromEntries(
    categories.flatMap((name) => [
      [`${name}_quantity`, 0],
      [`${name}_paid_quantity`, 0],
      [`${name}_price`, 0],
    ]),
  ),
});

function add(usage: Record<string, string | number>, more: Record<string, number>) {
  for (const [name, value] of Object.entries(more)) usage[name] = Math.round((Number(usage[name]) + value) * 1e6) / 1e6;
}

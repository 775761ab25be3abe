import { countryOfPhone } from "../../core/phone";
import type { ProviderCost } from "../number-types";
import { type Bag, num, phoneOf, str } from "../read";
import type { Connection } from "../types";
import type { TwilioClient } from "./client";

const dayMs = 86_400_000;
const channel = "whatsapp:";

/**
 * What the account's Message resources say of WhatsApp messages sent on these days of UTC (providers.md C4). Twilio has no word for
 * the category, and the price appears on the resource some time after the delivery: until then a message is counted without one.
 */
export async function readCosts(
  client: TwilioClient,
  connection: Connection,
  { from, to }: { from: string; to: string },
): Promise<ProviderCost[]> {
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  // Both borders are midnights that belong to the list; what is of the day after is dropped below.
  const query = new URLSearchParams({ "DateSent>": from, "DateSent<": after, PageSize: "1000" });
  const sums = new Map<string, ProviderCost>();
  const first = `${client.account(connection)}/Messages.json?${query}`;
  for await (const message of client.messages(connection, first)) {
    const cost = toCost(message);
    if (!cost || cost.day < from || cost.day > to) continue;
    const key = JSON.stringify([cost.day, cost.phone, cost.country, cost.currency]);
    sums.set(key, sumOf(sums.get(key), cost));
  }
  return [...sums.values()];
}

function toCost(message: Bag): ProviderCost | null {
  const sender = str(message.from);
  const sentAt = Date.parse(str(message.date_sent) ?? str(message.date_created) ?? "");
  // The list holds the account's SMS and what clients wrote, too.
  if (!sender?.startsWith(channel) || str(message.direction) === "inbound" || Number.isNaN(sentAt)) return null;
  const isDelivered = ["delivered", "read"].includes(str(message.status) ?? "");
  const price = num(message.price);
  if (!isDelivered && !price) return null;
  const to = phoneOf(str(message.to)?.slice(channel.length));
  return {
    day: new Date(sentAt).toISOString().slice(0, 10),
    phone: phoneOf(sender.slice(channel.length)) ?? null,
    country: to ? countryOfPhone(to) : null,
    category: "unknown",
    // A failed message may have its fee, but only delivered ones are counted.
    messages: isDelivered ? 1 : 0,
    // What is taken from the account has a minus.
    cost: price === undefined ? null : Math.abs(price),
    currency: price === undefined ? null : (str(message.price_unit)?.toUpperCase() ?? null),
  };
}

function sumOf(sum: ProviderCost | undefined, more: ProviderCost): ProviderCost {
  if (!sum) return more;
  const cost = sum.cost === null || more.cost === null ? null : Math.round((sum.cost + more.cost) * 1e6) / 1e6;
  return { ...sum, messages: sum.messages + more.messages, cost };
}

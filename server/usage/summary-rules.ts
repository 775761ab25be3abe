import type { MessageStatus, PriceCategory, PricingType } from "@/db/enums";
import { countryOfPhone } from "../core/phone";
import { type Amounts, addAmounts, categoryOf, chargeOf } from "./charge-rules";
import type { OwnCounts } from "./compare-rules";
import { type Card, type Client, priceOf } from "./price-rules";

/** Messages alike, counted; `recipient` is a phone or a provider's id that begins with the country. */
export type CountedSent = {
  numberId: string;
  /** Over which it went, wherever the number is now. */
  connectionId: string;
  isTemplate: boolean;
  category: string | null;
  pricingType: PricingType | null;
  pricingBillable: boolean | null;
  status: MessageStatus;
  recipient: string | null;
  count: number;
};

/** A part of the month in which one card held. */
export type MonthPart = { from: string; card: Card | null; groups: readonly CountedSent[] };

export type Counts = {
  sent: number;
  delivered: number;
  /** Not delivered yet, and not failed. */
  undelivered: number;
  failed: number;
  charged: number;
  free: { window: number; entry_point: number; provider: number };
  /** Charged, but no card has a price for it. */
  unpriced: number;
  amounts: Amounts;
};

export type SummaryRow = Counts & {
  numberId: string;
  category: PriceCategory | null;
  isTemplate: boolean;
  country: string | null;
};

/** What was sent by number, category and country, most messages first; the price by the card that held on the day. */
export function summarise(parts: readonly MonthPart[]): SummaryRow[] {
  const rows = new Map<string, SummaryRow>();
  for (const { from, card, groups } of parts) {
    for (const group of groups) {
      const client = toClient(group.recipient);
      const facts = {
        numberId: group.numberId,
        category: categoryOf(group),
        isTemplate: group.isTemplate,
        country: client.country,
      };
      const key = Object.values(facts).join("|");
      rows.set(key, { ...facts, ...plus(rows.get(key) ?? nothing, countsOf(group, { day: from, card, client })) });
    }
  }
  return [...rows.values()].sort((a, b) => b.sent - a.sent);
}

/** The same by connection and category, to stand beside what its provider counted. */
export function summariseConnections(parts: readonly MonthPart[]): (OwnCounts & { connectionId: string })[] {
  const ids = new Set(parts.flatMap(({ groups }) => groups.map(({ connectionId }) => connectionId)));
  return [...ids].flatMap((connectionId) => {
    const own = parts.map(({ groups, ...part }) => ({
      ...part,
      groups: groups.filter((group) => group.connectionId === connectionId),
    }));
    return summarise(own).map(({ category, delivered, amounts }) => ({ connectionId, category, delivered, amounts }));
  });
}

export const nothing: Counts = {
  sent: 0,
  delivered: 0,
  undelivered: 0,
  failed: 0,
  charged: 0,
  free: { window: 0, entry_point: 0, provider: 0 },
  unpriced: 0,
  amounts: {},
};

export const plus = (a: Counts, b: Counts): Counts => ({
  sent: a.sent + b.sent,
  delivered: a.delivered + b.delivered,
  undelivered: a.undelivered + b.undelivered,
  failed: a.failed + b.failed,
  charged: a.charged + b.charged,
  free: {
    window: a.free.window + b.free.window,
    entry_point: a.free.entry_point + b.free.entry_point,
    provider: a.free.provider + b.free.provider,
  },
  unpriced: a.unpriced + b.unpriced,
  amounts: addAmounts(a.amounts, b.amounts),
});

/** How the recipient's country is known: from the phone, else from the provider's id (`CZ.123…`, providers.md A15.1). */
export function toClient(recipient: string | null): Client {
  const ofId = recipient?.match(/^([A-Z]{2})\./)?.[1];
  if (ofId || !recipient) return { country: ofId ?? null, phone: null };
  return { country: countryOfPhone(recipient), phone: recipient };
}

function countsOf(
  group: CountedSent,
  { day, card, client }: { day: string; card: Card | null; client: Client },
): Counts {
  const { count } = group;
  const charge = chargeOf({ ...group, day });
  const sent = { ...nothing, sent: count };
  if (charge.kind === "failed") return { ...sent, failed: count };
  if (charge.kind === "undelivered") return { ...sent, undelivered: count };
  if (charge.kind === "free") return { ...sent, delivered: count, free: { ...nothing.free, [charge.why]: count } };
  const price = priceOf(card, client, charge.category);
  const charged = { ...sent, delivered: count, charged: count };
  if (price === null || !card) return { ...charged, unpriced: count };
  return { ...charged, amounts: { [card.currency]: price * count } };
}

/** How a month stands to what was paid for ahead (S0.32): failed messages do not count. */
export function allowanceOf(monthly: number, { sent, failed }: Pick<Counts, "sent" | "failed">) {
  const used = sent - failed;
  return { monthly, used, left: Math.max(0, monthly - used), over: Math.max(0, used - monthly) };
}

import type { PriceCategory } from "@/db/enums";
import { windowChargedFrom } from "./charge-rules";
import { type Card, type Client, priceOf, widerOf } from "./price-rules";

/** Messages that somebody means to send: alike in category and country. */
export type PlannedLine = Pick<Client, "country"> & { phone?: string | null; category: PriceCategory; count: number };

export type EstimatedLine = Pick<PlannedLine, "country" | "category" | "count"> & {
  charge: "charged" | "free" | "unpriced";
  /** Of one message; null where the card has none. */
  unitMicros: number | null;
  fromMicros: number;
  /** Null: the card has no price of this category at all, nobody can say how high it may go. */
  toMicros: number | null;
};

export type EstimateSums = {
  count: number;
  free: number;
  unpriced: number;
  fromMicros: number;
  toMicros: number | null;
  lines: EstimatedLine[];
};

/**
 * What messages would cost, were all delivered: `to` charges every one, those without a price by the dearest of their category; `from`
 * leaves them out and lets what is left of the allowance pay for the dearest (S0.32, N.53). `day` decides whether the window is free.
 */
export function estimateOf(
  card: Card,
  { planned, day, left }: { planned: readonly PlannedLine[]; day: string; left: number },
): EstimateSums {
  const lines = planned.map((line) => estimateLine(card, line, day));
  const known = lines.reduce((sum, { fromMicros }) => sum + fromMicros, 0);
  return {
    count: countOf(lines),
    free: countOf(lines.filter(({ charge }) => charge === "free")),
    unpriced: countOf(lines.filter(({ charge }) => charge === "unpriced")),
    fromMicros: known - paidByAllowance(lines, left),
    toMicros: lines.reduce<number | null>(
      (sum, { toMicros }) => (sum === null || toMicros === null ? null : sum + toMicros),
      0,
    ),
    lines,
  };
}

function estimateLine(card: Card, { count, category, country, phone = null }: PlannedLine, day: string): EstimatedLine {
  const line = { country, category, count };
  if (category === "service" && day < windowChargedFrom) {
    return { ...line, charge: "free", unitMicros: 0, fromMicros: 0, toMicros: 0 };
  }
  const unitMicros = priceOf(card, { country, phone }, category);
  if (unitMicros !== null) {
    return { ...line, charge: "charged", unitMicros, fromMicros: unitMicros * count, toMicros: unitMicros * count };
  }
  const most = dearest(card, category);
  return { ...line, charge: "unpriced", unitMicros, fromMicros: 0, toMicros: most === null ? null : most * count };
}

function dearest(card: Card, category: PriceCategory): number | null {
  const words = [category, widerOf(category)];
  const prices = [...card.prices].filter(([key]) => words.some((word) => word && key.endsWith(`|${word}`)));
  return prices.length > 0 ? Math.max(...prices.map(([, price]) => price)) : null;
}

function paidByAllowance(lines: readonly EstimatedLine[], left: number): number {
  let [paid, rest] = [0, left];
  for (const { count, unitMicros } of lines.toSorted((a, b) => (b.unitMicros ?? 0) - (a.unitMicros ?? 0))) {
    const covered = Math.min(count, rest);
    paid += covered * (unitMicros ?? 0);
    rest -= covered;
  }
  return paid;
}

const countOf = (lines: readonly EstimatedLine[]) => lines.reduce((sum, { count }) => sum + count, 0);

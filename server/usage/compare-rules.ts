import type { PriceCategory } from "@/db/enums";
import { type Amounts, addAmounts, categoryOf } from "./charge-rules";

/** What we counted, as far as it can be compared with a provider's statement. */
export type OwnCounts = { category: PriceCategory | null; delivered: number; amounts: Amounts };
/** What the provider counted; `cost` in whole units of the currency. */
export type ToldCost = { category: string; messages: number; cost: number | null; currency: string | null };

export type Compared = { messages: number; amounts: Amounts };
export type CategoryComparison = { category: PriceCategory | null; ours: Compared; theirs: Compared };

/**
 * Ours beside the provider's by category, what is in either of them; categories that we have no word for stand together. Of a provider
 * that names none (Twilio), only the sums can be compared: ours by category would all seem wrong.
 */
export function compareCosts(own: readonly OwnCounts[], told: readonly ToldCost[]): CategoryComparison[] {
  const rows = new Map<PriceCategory | null, CategoryComparison>();
  const rowOf = (category: PriceCategory | null) => rows.get(category) ?? { category, ours: none, theirs: none };
  const namesNone = told.length > 0 && told.every(({ category }) => category === "unknown");
  for (const { category: named, delivered, amounts } of own) {
    const category = namesNone ? null : named;
    const row = rowOf(category);
    rows.set(category, { ...row, ours: added(row.ours, { messages: delivered, amounts }) });
  }
  for (const cost of told) {
    const category = categoryOf({ category: cost.category, isTemplate: true });
    const row = rowOf(category);
    rows.set(category, { ...row, theirs: added(row.theirs, { messages: cost.messages, amounts: amountsOf(cost) }) });
  }
  return [...rows.values()].filter(({ ours, theirs }) => ours.messages + theirs.messages > 0).sort(byMessages);
}

export const totalOf = (rows: readonly CategoryComparison[], side: "ours" | "theirs"): Compared =>
  rows.reduce((sum, row) => added(sum, row[side]), none);

const none: Compared = { messages: 0, amounts: {} };

const added = (a: Compared, b: Compared): Compared => ({
  messages: a.messages + b.messages,
  amounts: addAmounts(a.amounts, b.amounts),
});

const amountsOf = ({ cost, currency }: ToldCost): Amounts =>
  cost === null || currency === null ? {} : { [currency]: Math.round(cost * 1_000_000) };

const byMessages = (a: CategoryComparison, b: CategoryComparison) =>
  b.ours.messages + b.theirs.messages - (a.ours.messages + a.theirs.messages);

"use client";
import type { Amounts } from "@/server/usage/charge-rules";
import { useUsageWords } from "./use-usage-words";

/** Money of every currency on its own line; a dash where there is none. */
export function MoneyLines({ amounts }: { amounts: Amounts }) {
  const { money } = useUsageWords();
  const all = Object.entries(amounts);
  if (all.length === 0) return "–";
  return all.map(([currency, micros]) => (
    <span key={currency} className="block">
      {money(micros, currency)}
    </span>
  ));
}

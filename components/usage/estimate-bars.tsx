"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Estimate } from "@/server/usage/estimate-price";
import type { EstimatedLine } from "@/server/usage/estimate-rules";
import { useUsageWords } from "./use-usage-words";

/** A bar for each country and category, as long as its share of the dearest one. */
export function EstimateBars({ estimate }: { estimate: Extract<Estimate, { ok: true }> }) {
  const t = useTranslations("usage.calculator");
  const { lines, card } = estimate;
  const most = Math.max(0, ...lines.map(({ toMicros }) => toMicros ?? 0));
  if (lines.length === 0) return <p className="m-0 mt-4 text-text-2">{t("nothing")}</p>;
  return (
    <ul aria-label={t("bars")} className="m-0 mt-5 flex list-none flex-col gap-4 p-0">
      {lines.map((line, n) => (
        <Line key={n} line={line} most={most} currency={card.currency} />
      ))}
    </ul>
  );
}

function Line({ line, most, currency }: { line: EstimatedLine; most: number; currency: string }) {
  const t = useTranslations("usage.calculator");
  const words = useUsageWords();
  const format = useFormatter();
  const { charge, count, unitMicros, toMicros } = line;
  const name = `${words.country(line.country)} · ${words.category(line.category)}`;
  const amount = amountText();
  return (
    <li>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 flex-1 font-medium">{name}</span>
        <span className={charge === "unpriced" ? "text-warn-text" : "tabular-nums"}>{amount}</span>
      </div>
      <ProgressBar
        className="my-1.5"
        label={`${name}: ${amount}`}
        parts={[{ value: toMicros ?? 0, tone: charge === "unpriced" ? "warn" : "s1" }]}
        total={most}
      />
      <div className="text-meta text-text-3">
        {unitMicros !== null && charge === "charged"
          ? t("perMessage", { count: format.number(count), price: words.unitPrice(unitMicros, currency) })
          : t("messageCount", { count })}
      </div>
    </li>
  );

  function amountText(): string {
    if (charge === "free") return t("freeLine");
    if (charge === "charged") return words.money(toMicros ?? 0, currency);
    return toMicros === null ? t("noPrice") : t("noPriceUpTo", { to: words.money(toMicros, currency) });
  }
}

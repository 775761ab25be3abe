"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Field } from "@/components/ui/field";
import { QueryProblem } from "@/components/ui/query-problem";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { RateCard } from "@/server/usage/rate-cards";
import { EstimateResult } from "./estimate-result";
import { PlannedLines } from "./planned-lines";
import { UsageFrame } from "./usage-frame";
import { completeLines, usePlannedLines, useSettledLines } from "./use-planned-lines";
import { useUsageWords } from "./use-usage-words";

/** Kalkulačka ceny (N.53): what messages would cost by a dated rate card, before anybody sends them. */
export function CalculatorScreen({ role, country }: { role: Role; country: string }) {
  const t = useTranslations("usage.calculator");
  const trpc = useTRPC();
  const plan = usePlannedLines(country);
  const [cardId, chooseCard] = useState<string | null>(null);
  const cards = useQuery(trpc.usage.cards.queryOptions());
  const lines = useSettledLines(plan.lines);
  const estimate = useQuery(trpc.usage.estimate.queryOptions({ cardId, lines }, { placeholderData: keepPreviousData }));
  return (
    <UsageFrame role={role} tab="calculator" actions={null}>
      <p className="m-0 mb-5 max-w-160 text-text-2">{t("text")}</p>
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <CardChoice cards={cards.data ?? []} value={cardId} onChange={chooseCard} />
          <PlannedLines plan={plan} />
        </div>
        <section aria-label={t("result")} aria-live="polite" className="min-w-0">
          {estimate.isPending ? (
            <div role="status" aria-label={t("loading")}>
              <Skeleton className="h-64 rounded-lg" />
            </div>
          ) : null}
          <QueryProblem query={estimate} />
          {estimate.data ? (
            <EstimateResult
              estimate={estimate.data}
              isStale={estimate.isPlaceholderData}
              unfinished={plan.lines.length - completeLines(plan.lines).length}
            />
          ) : null}
        </section>
      </div>
    </UsageFrame>
  );
}

/** Which dated card counts; the one that holds today unless another is chosen. */
function CardChoice({
  cards,
  value,
  onChange,
}: {
  cards: readonly RateCard[];
  value: string | null;
  onChange: (cardId: string) => void;
}) {
  const t = useTranslations("usage.calculator");
  const tCard = useTranslations("usage.card");
  const words = useUsageWords();
  const usable = cards.filter(({ state }) => state !== "withdrawn");
  if (usable.length === 0) return null;
  const options = usable.map(({ id, name, validFrom, currency, state }) => ({
    value: id,
    label: name,
    hint: `${t("validFrom", { day: words.day(validFrom) })} · ${currency} · ${tCard(`states.${state}`)}`,
  }));
  return (
    <Field label={t("card")} hint={t("cardHint")} className="max-w-120">
      <Select
        options={options}
        value={value ?? usable.find(({ state }) => state === "current")?.id ?? null}
        placeholder={t("noCurrentCard")}
        onValueChange={onChange}
      />
    </Field>
  );
}

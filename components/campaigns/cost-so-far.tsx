"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useUsageWords } from "@/components/usage/use-usage-words";

/** What has been charged for the campaign by our rate card, and what is still to come (O11). Nothing until something was charged. */
export function CostSoFar({ campaignId, isRunning }: { campaignId: string; isRunning: boolean }) {
  const t = useTranslations("campaigns.cost");
  const { money } = useUsageWords();
  const trpc = useTRPC();
  const refetchInterval = isRunning ? 15_000 : (false as const);
  const so = useQuery(trpc.campaigns.costSoFar.queryOptions({ campaignId }, { refetchInterval }));
  const rest = useQuery(trpc.campaigns.cost.queryOptions({ campaignId }, { refetchInterval, enabled: isRunning }));
  if (!so.data) return null;
  const { amounts, charged, unpriced, isSample } = so.data;
  const sum = Object.entries(amounts).map(([currency, micros]) => money(micros, currency));
  const left = rest.data?.ok && rest.data.count > 0 ? rest.data : null;
  return (
    <section>
      <h2 className="m-0 mb-1 text-body">{t("title")}</h2>
      <p className="m-0">
        <b>{sum.length > 0 ? sum.join(" + ") : t("nothing")}</b>{" "}
        {charged > 0 ? <span className="text-meta text-text-3">{t("charged", { count: charged })}</span> : null}
      </p>
      <p className="m-0 text-meta text-text-3">
        {unpriced > 0 ? `${t("unpriced", { count: unpriced })} ` : ""}
        {left
          ? `${t("left", { from: money(left.fromMicros, left.card.currency), to: left.toMicros === null ? "?" : money(left.toMicros, left.card.currency) })} `
          : ""}
        {t(isSample ? "sample" : "basis")}
      </p>
    </section>
  );
}

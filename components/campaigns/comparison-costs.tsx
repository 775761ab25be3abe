"use client";
import { useTranslations } from "next-intl";
import { Td } from "@/components/ui/table";
import { useUsageWords } from "@/components/usage/use-usage-words";
import type { ComparedCampaign } from "@/server/campaigns/compare-campaigns";
import { cheapestPlaces, type UnitCost } from "@/server/campaigns/compare-rules";
import { Best, Heading, Line } from "./comparison-parts";

/** What each campaign has cost so far, and what a reply and a click of it came to (O11). */
export function ComparedCosts({ campaigns }: { campaigns: ComparedCampaign[] }) {
  const t = useTranslations("outcome.compare");
  const { money } = useUsageWords();
  const perReply = campaigns.map(({ cost }) => cost.perReply);
  const perClick = campaigns.map(({ cost }) => cost.perClick);
  return (
    <>
      <Heading span={campaigns.length + 1}>{t("costs")}</Heading>
      <Line name={t("costSoFar")}>
        {campaigns.map(({ id, cost: { amounts, unpriced } }) => {
          const sums = Object.entries(amounts).map(([currency, micros]) => money(micros, currency));
          return (
            <Td key={id} className="font-medium">
              {sums.length > 0 ? sums.join(" + ") : <span className="font-normal text-text-3">{t("noCost")}</span>}
              {unpriced > 0 ? (
                <span className="block text-meta font-normal whitespace-normal text-text-3">
                  {t("unpriced", { count: unpriced })}
                </span>
              ) : null}
            </Td>
          );
        })}
      </Line>
      <Units name={t("perReply")} ids={campaigns.map(({ id }) => id)} units={perReply} />
      <Units name={t("perClick")} ids={campaigns.map(({ id }) => id)} units={perClick} />
    </>
  );
}

function Units({ name, ids, units }: { name: string; ids: string[]; units: (UnitCost | null)[] }) {
  const t = useTranslations("outcome.compare");
  const { money } = useUsageWords();
  const best = cheapestPlaces(units);
  return (
    <Line name={name}>
      {ids.map((id, n) => {
        const unit = units[n];
        return (
          <Td key={id}>
            {unit ? (
              <span className="flex items-baseline gap-1.5">
                <b>{money(unit.micros, unit.currency)}</b>
                {best.includes(n) ? <Best /> : null}
              </span>
            ) : (
              <span className="text-text-3">
                –<span className="sr-only">{t("noUnit")}</span>
              </span>
            )}
          </Td>
        );
      })}
    </Line>
  );
}

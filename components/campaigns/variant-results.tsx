"use client";
import { useQuery } from "@tanstack/react-query";
import { Award } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Chip } from "@/components/ui/chip";
import { Segmented } from "@/components/ui/segmented";
import { Table, Td, Th } from "@/components/ui/table";
import type { ComparedVariants } from "@/server/campaigns/compare-variants";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { leastDelivered, type WinnerMeasure, winnerMeasures } from "@/server/campaigns/winner-rules";
import { variantLetter } from "./variant-letter";

/** What became of each template of the campaign, which is better and how sure that is. Nothing where it has only one. */
export function VariantResults({ campaign, isRunning }: { campaign: ShownCampaign; isRunning: boolean }) {
  const t = useTranslations("campaigns.variants.results");
  const format = useFormatter();
  const trpc = useTRPC();
  const hasVariants = campaign.variants.length > 0;
  const { data } = useQuery(
    trpc.campaigns.variants.queryOptions(
      { campaignId: campaign.id },
      { enabled: hasVariants, refetchInterval: isRunning ? 5000 : 15_000 },
    ),
  );
  const [chosen, setChosen] = useState<WinnerMeasure>("replied");
  if (!hasVariants || !data) return null;
  const measures = winnerMeasures.filter((measure) => data.verdicts?.[measure]);
  const sent = data.rows.reduce((sum, row) => sum + row.sent, 0);
  const verdict = data.verdicts?.[chosen];
  const winner = verdict?.kind === "won" ? verdict.best : null;
  const rate = (part: number, whole: number) =>
    whole > 0 ? format.number(part / whole, { style: "percent", maximumFractionDigits: 1 }) : "";
  return (
    <section className="shrink-0 border-t border-line px-6 py-4 max-desk:px-4">
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h2 className="m-0 flex-1 text-body">{t("title")}</h2>
        <Segmented
          label={t("title")}
          value={chosen}
          onValueChange={setChosen}
          options={measures.map((measure) => ({ value: measure, label: t(measure) }))}
        />
      </div>
      <VerdictText data={data} measure={chosen} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section aria-label={t("title")} tabIndex={0} className="-mx-6 overflow-x-auto max-desk:-mx-4">
        <Table>
          <thead>
            <tr>
              <Th>{t("variant")}</Th>
              {(["share", "sent", "delivered", ...measures] as const).map((key) => (
                <Th key={key} right>
                  {t(key)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, n) => (
              <tr key={row.templateId}>
                <Td>
                  <b>{variantLetter(n)}</b> {row.name}
                  {winner === n ? (
                    <Chip tone="ok" className="ml-2">
                      <Award aria-hidden />
                      {t("winner")}
                    </Chip>
                  ) : null}
                </Td>
                <Td right>
                  {format.number(row.share / 100, { style: "percent" })}
                  {sent > 0 ? (
                    <span className="block text-meta text-text-3">
                      {t("shareSent", { share: rate(row.sent, sent) })}
                    </span>
                  ) : null}
                </Td>
                <Td right>{format.number(row.sent)}</Td>
                <Td right>{format.number(row.delivered)}</Td>
                {measures.map((measure) => (
                  <Td key={measure} right>
                    {format.number(row[measure])}{" "}
                    <span className="text-meta text-text-3">{rate(row[measure], row.delivered)}</span>
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <p className="m-0 mt-2 text-meta text-text-3">{t("basis")}</p>
    </section>
  );
}

function VerdictText({ data, measure }: { data: ComparedVariants; measure: WinnerMeasure }) {
  const t = useTranslations("campaigns.variants.results");
  const format = useFormatter();
  const verdict = data.verdicts?.[measure];
  if (!verdict) return null;
  if (verdict.kind === "few") return <p className="m-0 mb-2 text-text-2">{t("few", { least: leastDelivered })}</p>;
  const tiny = 0.001;
  const chance =
    verdict.chance < tiny
      ? `< ${format.number(tiny, { style: "percent", maximumFractionDigits: 1 })}`
      : format.number(verdict.chance, { style: "percent", maximumFractionDigits: 1 });
  const figuresOf = (n: number) => {
    const { [measure]: count = 0, delivered: of = 0 } = data.rows[n] ?? {};
    const rate = format.number(of > 0 ? count / of : 0, { style: "percent", maximumFractionDigits: 1 });
    return t("figures", { rate, count, of });
  };
  return (
    <p className="m-0 mb-2 max-w-200 text-text-2">
      {t(verdict.kind, {
        best: variantLetter(verdict.best),
        bestFigures: figuresOf(verdict.best),
        second: variantLetter(verdict.second),
        secondFigures: figuresOf(verdict.second),
        chance,
      })}
    </p>
  );
}

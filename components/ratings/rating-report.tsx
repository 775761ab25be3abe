"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Summary } from "@/server/ratings/report-rules";

/** The three figures that matter, each with its base. */
export function RatingFigures({ all }: { all: Summary }) {
  const t = useTranslations("ratings.report");
  const format = useFormatter();
  const share = all.asked > 0 ? format.number(all.answered / all.asked, { style: "percent" }) : "–";
  return (
    <dl className="m-0 flex flex-wrap gap-x-12 gap-y-4">
      <Figure label={t("average")} value={average(all, format)} base={t("averageOf", { count: all.answered })} />
      <Figure label={t("answered")} value={format.number(all.answered)} base={t("share", { share })} />
      <Figure label={t("asked")} value={format.number(all.asked)} />
    </dl>
  );
}

export const average = ({ average: points }: Summary, format: ReturnType<typeof useFormatter>): string =>
  points === null ? "–" : format.number(points, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function Figure({ label, value, base }: { label: string; value: string; base?: string }) {
  return (
    <div>
      <dt className="text-meta text-text-2">{label}</dt>
      <dd className="m-0">
        <span className="block text-figure font-semibold">{value}</span>
        {base ? <span className="block text-meta text-text-3">{base}</span> : null}
      </dd>
    </div>
  );
}

/** How often each number of stars was given: bars with their figures. */
export function RatingBars({ all }: { all: Summary }) {
  const t = useTranslations("ratings");
  const format = useFormatter();
  const rows = [5, 4, 3, 2, 1].map((score) => ({ score, count: all.scores[score - 1] ?? 0 }));
  return (
    <section aria-labelledby="rating-bars" className="max-w-120">
      <h2 id="rating-bars" className="m-0 mb-3 text-body font-semibold">
        {t("report.distribution")}
      </h2>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {rows.map(({ score, count }) => (
          <li key={score} className="grid grid-cols-[88px_1fr_96px] items-center gap-3">
            <span role="img" aria-label={t("score", { score })} className="text-text-2">
              {"★".repeat(score)}
            </span>
            <ProgressBar
              label={`${t("score", { score })}: ${format.number(count)}`}
              parts={[{ value: count, tone: "s1" }]}
              total={Math.max(1, all.answered)}
            />
            <span className="text-right tabular-nums">
              <b>{format.number(count)}</b>
              <span className="ml-1 inline-block w-11 text-meta text-text-3">
                {all.answered > 0 ? format.number(count / all.answered, { style: "percent" }) : ""}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

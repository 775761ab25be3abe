"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ResponsePeriod } from "@/server/numbers/schema";
import type { Responses } from "@/server/numbers/show-responses";
import { useWait } from "./use-wait";

const [width, height, base, top] = [280, 110, 88, 20];

/** A bar for every hour or day in which somebody began to wait; taller waited longer. */
export function ResponseChart({
  responses: { buckets, ...rest },
  period,
}: {
  responses: Responses;
  period: ResponsePeriod;
}) {
  const t = useTranslations("numbers.responses");
  const wait = useWait();
  const labelOf = useLabel(rest.timeZone, period);
  const longest = Math.max(1, ...buckets.map(({ medianMs }) => medianMs ?? 0));
  const step = width / buckets.length;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full"
      role="img"
      aria-label={t("label", { longest: wait(longest), median: wait(rest.medianMs ?? 0) })}
    >
      <line x1="0" x2={width} y1={top} y2={top} stroke="var(--line)" />
      <text x="0" y={top - 6} className="text-[11px]" fill="var(--text-3)">
        {wait(longest)}
      </text>
      <line x1="0" x2={width} y1={base} y2={base} stroke="var(--line-strong)" />
      {buckets.map(({ atMs, answers, medianMs }, n) => {
        const tall = medianMs === null ? 0 : Math.max(2, (medianMs / longest) * (base - top));
        return (
          <g key={atMs}>
            {medianMs === null ? null : (
              <title>{t("bar", { at: labelOf(atMs), wait: wait(medianMs), count: answers })}</title>
            )}
            <rect x={n * step} y="0" width={step} height={base} fill="transparent" />
            <rect x={n * step + step * 0.15} y={base - tall} width={step * 0.7} height={tall} fill="var(--s2)" rx={1} />
          </g>
        );
      })}
      {buckets.map(({ atMs }, n) =>
        n % 6 === 0 ? (
          <text key={atMs} x={n * step} y={height - 6} className="text-[11px]" fill="var(--text-3)">
            {labelOf(atMs)}
          </text>
        ) : null,
      )}
    </svg>
  );
}

/** The same for who cannot see bars. */
export function ResponseTable({ responses, period }: { responses: Responses; period: ResponsePeriod }) {
  const t = useTranslations("numbers.responses");
  const wait = useWait();
  const labelOf = useLabel(responses.timeZone, period);
  return (
    <details>
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-meta text-text-2 touch:min-h-11">
        {t("asTable")}
      </summary>
      <table className="w-full text-meta">
        <thead className="text-left text-text-3">
          <tr>
            <th scope="col" className="py-1 font-medium">
              {t(`column.${period}`)}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t("column.wait")}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t("column.answers")}
            </th>
          </tr>
        </thead>
        <tbody>
          {responses.buckets.map(({ atMs, answers, medianMs }) =>
            medianMs === null ? null : (
              <tr key={atMs}>
                <th scope="row" className="py-0.5 text-left font-normal">
                  {labelOf(atMs)}
                </th>
                <td className="py-0.5 text-right tabular-nums">{wait(medianMs)}</td>
                <td className="py-0.5 text-right tabular-nums">{answers}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </details>
  );
}

/** Hours and days of the company's zone, whatever the reader's is. */
function useLabel(timeZone: string, period: ResponsePeriod): (atMs: number) => string {
  const format = useFormatter();
  return (atMs) =>
    format.dateTime(new Date(atMs), {
      timeZone,
      ...(period === "day" ? { hour: "numeric", minute: "2-digit" } : { day: "numeric", month: "numeric" }),
    });
}

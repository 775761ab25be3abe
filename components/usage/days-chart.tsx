"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { Usage } from "@/server/usage/show-usage";
import { useUsageWords } from "./use-usage-words";

const [width, height, base, top] = [560, 144, 120, 20];

type Day = Usage["days"][number];

/** What was sent on each day of the month: replies below, templates above; the same figures as a table for who cannot see bars. */
export function DaysChart({ days }: { days: Day[] }) {
  const t = useTranslations("usage.days");
  return (
    <Panel aria-label={t("title")} className="min-w-0">
      <div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-4">
        <h2 className="m-0 flex-1 text-body">{t("title")}</h2>
        <Key tone="bg-s2" label={t("templates")} />
        <Key tone="bg-s4" label={t("replies")} />
      </div>
      <Bars days={days} />
      <DayTable days={days} />
    </Panel>
  );
}

const Key = ({ tone, label }: { tone: string; label: string }) => (
  <span className="flex items-center gap-1.5 text-meta text-text-2">
    <i aria-hidden className={`block size-2.5 rounded-xs ${tone}`} />
    {label}
  </span>
);

function Bars({ days }: { days: Day[] }) {
  const t = useTranslations("usage.days");
  const format = useFormatter();
  const words = useUsageWords();
  const most = Math.max(1, ...days.map(({ templates, replies }) => templates + replies));
  const step = width / days.length;
  const tallOf = (count: number) => (count / most) * (base - top);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="block w-full" role="img" aria-label={t("label", { most })}>
      {[top, (base + top) / 2].map((y) => (
        <line key={y} x1="0" x2={width} y1={y} y2={y} stroke="var(--line)" />
      ))}
      <line x1="0" x2={width} y1={base} y2={base} stroke="var(--line-strong)" />
      <text x="0" y={top - 6} className="text-[11px] max-sm:text-[18px]" fill="var(--text-3)">
        {format.number(most)}
      </text>
      {days.map(({ day, templates, replies }, n) => {
        const bar = { x: n * step + step * 0.14, width: step * 0.72 };
        const [lower, upper] = [tallOf(replies), tallOf(templates)];
        return (
          <g key={day}>
            <title>{t("bar", { day: words.day(day), templates, replies })}</title>
            <rect x={n * step} y="0" width={step} height={base} fill="transparent" />
            <rect {...bar} y={base - lower} height={lower} fill="var(--s4)" rx={1} />
            <rect {...bar} y={base - lower - upper} height={upper} fill="var(--s2)" rx={1} />
          </g>
        );
      })}
      {days.map(({ day }, n) =>
        n % 5 === 0 ? (
          <text
            key={day}
            x={(n + 0.5) * step}
            y={height - 4}
            className="text-[11px] max-sm:text-[18px]"
            fill="var(--text-3)"
            textAnchor="middle"
          >
            {Number(day.slice(8))}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function DayTable({ days }: { days: Day[] }) {
  const t = useTranslations("usage.days");
  const words = useUsageWords();
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-meta text-text-2 touch:min-h-11">
        {t("asTable")}
      </summary>
      <table className="w-full text-meta">
        <thead className="text-left text-text-3">
          <tr>
            <th scope="col" className="py-1 font-medium">
              {t("day")}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t("templates")}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t("replies")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, templates, replies }) => (
            <tr key={day}>
              <th scope="row" className="py-0.5 text-left font-normal">
                {words.day(day)}
              </th>
              <td className="py-0.5 text-right tabular-nums">{templates}</td>
              <td className="py-0.5 text-right tabular-nums">{replies}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CampaignForecast } from "@/server/campaigns/forecast-campaign";
import { useEndTime } from "./use-end-time";

/** Průběh odesílání: what is expected to leave in which day, or hour, and when it ends (S2.15). */
export function ForecastPicture({ forecast }: { forecast: CampaignForecast | undefined }) {
  const t = useTranslations("plan.forecast");
  const endTime = useEndTime();
  if (!forecast) return <SkeletonRows rows={4} label={t("title")} />;
  const { bars, total, endsAt, days, companyZone: timeZone } = forecast;
  return (
    <section className="w-full">
      <h3 className="m-0 mb-1 text-body">{t("title")}</h3>
      {total === 0 ? <p className="m-0 text-text-3">{t("nobody")}</p> : null}
      {total > 0 && !endsAt ? <Banner tone="warn">{t("never")}</Banner> : null}
      {total > 0 && endsAt ? (
        <>
          <p className="m-0 mb-3 text-meta text-text-2">
            {t("end", { at: endTime({ at: endsAt, days }, timeZone) })}
            {` · ${t("days", { days })} · ${t("total", { count: total })}`}
          </p>
          <Bars forecast={forecast} most={Math.max(1, ...bars.map(({ count }) => count))} />
          <p className="m-0 mt-3 text-meta text-text-3">{t("note")}</p>
        </>
      ) : null}
    </section>
  );
}

const dayStyle = { weekday: "short", day: "numeric", month: "numeric" } as const;
const hourStyle = { weekday: "short", hour: "numeric", minute: "2-digit" } as const;

function Bars({ forecast, most }: { forecast: CampaignForecast; most: number }) {
  const t = useTranslations("plan.forecast");
  const format = useFormatter();
  const { bars, isLong, hasMore, companyZone: timeZone } = forecast;
  return (
    <table className="w-full border-collapse">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col" aria-hidden />
          <th scope="col">{t("count")}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ at, count }) => (
          <tr key={at}>
            <th scope="row" className="w-24 py-1 pr-3 text-left font-normal whitespace-nowrap text-text-2">
              {format.dateTime(new Date(at), { ...(isLong ? dayStyle : hourStyle), timeZone })}
            </th>
            <td aria-hidden className="py-1">
              <span className="block h-1.5 rounded-full bg-press">
                <span
                  className="block h-full min-w-1 rounded-full bg-s2"
                  style={{ width: `${Math.max(1, (count / most) * 100)}%` }}
                />
              </span>
            </td>
            <td className="w-16 py-1 pl-3 text-right">{format.number(count)}</td>
          </tr>
        ))}
        {hasMore ? (
          <tr>
            <td colSpan={3} className="py-1 text-text-3">
              {t(isLong ? "more" : "moreHours")}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

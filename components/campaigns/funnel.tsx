"use client";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { CampaignProgress } from "@/server/campaigns/show-campaign";

const steps = [
  { key: "recipients", tone: "bg-s4" },
  { key: "sent", tone: "bg-s3" },
  { key: "delivered", tone: "bg-s2" },
  { key: "read", tone: "bg-s1" },
  { key: "replied", tone: "bg-s1" },
] as const;

/** Příjemci → odesláno → doručeno → přečteno → odpověď → kliknutí; each percentage is of the step before, of clicks of those delivered. */
export function Funnel({ progress: { funnel, clicks } }: { progress: CampaignProgress }) {
  const t = useTranslations("campaigns.detail");
  const format = useFormatter();
  const shown = [
    ...steps.map(({ key, tone }, n) => ({ key, tone, count: funnel[key], before: funnel[steps[n - 1]?.key ?? key] })),
    ...(clicks ? [{ key: "clicked", tone: "bg-s1", count: clicks.recipients, before: funnel.delivered } as const] : []),
  ].map((step, n) => (n === 0 ? { ...step, before: 0 } : step));
  return (
    <section className="min-w-0">
      <h2 className="m-0 mb-3 text-body">{t("funnel")}</h2>
      <dl className="m-0 flex flex-col gap-2">
        {shown.map(({ key, tone, count, before }) => (
          <div key={key} className="grid h-6 grid-cols-[80px_1fr_104px] items-center gap-3">
            <dt className="text-text-2">{t(`funnelSteps.${key}`)}</dt>
            <dd className="order-last m-0 text-right">
              <b>{format.number(count)}</b>
              <span className="ml-1 inline-block w-10 text-meta text-text-3">
                {before ? format.number(count / before, { style: "percent" }) : ""}
              </span>
            </dd>
            <span
              aria-hidden
              className={cn("h-3 rounded-xs", tone)}
              style={{ width: `${funnel.recipients > 0 ? (count / funnel.recipients) * 100 : 0}%` }}
            />
          </div>
        ))}
      </dl>
      {clicks ? <p className="m-0 mt-2 text-meta text-text-3">{t("clicksNote", { count: clicks.clicks })}</p> : null}
      <p className="m-0 mt-2 text-meta text-text-3">{t("readNote")}</p>
      <p className="m-0 mt-1 text-meta text-text-2">{t("optedOut", { count: funnel.optedOut })}</p>
    </section>
  );
}

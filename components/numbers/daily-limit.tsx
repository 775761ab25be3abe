"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { LimitBar } from "@/components/ui/progress-bar";
import { useMoment } from "@/components/ui/use-moment";

/** `oldestUseAt`: the first client of the 24 hours. */
type UsedLimit = { dailyLimit: number | null; dailyUsed: number; oldestUseAt: Date | null };
export type StoppedCampaign = { id: string; name: string; limitedUntil: Date | null };
const dayMs = 86_400_000;

/** Used of the rolling 24 hours, when the next place is free, the campaigns that wait for it (S0.36–S0.38). */
export function DailyLimit({ number, stopped }: { number: UsedLimit; stopped: StoppedCampaign[] }) {
  const t = useTranslations("numbers");
  const format = useFormatter();
  const moment = useMoment();
  const { dailyLimit, dailyUsed, oldestUseAt } = number;
  const isFull = dailyLimit !== null && dailyUsed >= dailyLimit;
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3">
        <span className="text-text-2">{t("dailyLimit")}</span>
        <span>
          {format.number(dailyUsed)}{" "}
          <span className="text-text-3">
            {dailyLimit === null ? t("unlimited") : t("ofLimit", { limit: dailyLimit })}
          </span>
        </span>
      </div>
      {dailyLimit === null ? null : (
        <LimitBar used={dailyUsed} limit={dailyLimit} label={t("limitLabel", { used: dailyUsed, limit: dailyLimit })} />
      )}
      {dailyLimit !== null && oldestUseAt ? (
        <p className={cn("m-0 mt-1.5 text-meta", isFull ? "text-warn-text" : "text-text-2")}>
          {t("freesAt", { at: moment(new Date(oldestUseAt.getTime() + dayMs)) })}
        </p>
      ) : null}
      {stopped.length > 0 ? (
        <p className="m-0 mt-1.5 text-meta text-text-2">
          {t("stoppedCampaigns")}{" "}
          {stopped.map(({ id, name }, n) => (
            <span key={id}>
              {n > 0 ? ", " : ""}
              <Link href={`/campaigns/${id}`} className="font-medium text-accent-text">
                {name}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

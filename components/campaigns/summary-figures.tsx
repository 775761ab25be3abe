"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CampaignProgress } from "@/server/campaigns/show-campaign";
import { useEndTime } from "./use-end-time";

/** How many get it, when it ends, what the daily limit leaves (S2.15). */
export function SummaryFigures({
  progress,
  willGet,
  ratePerSecond,
}: {
  progress: CampaignProgress;
  willGet: number;
  ratePerSecond: number;
}) {
  const t = useTranslations("campaigns.wizard.summary");
  const format = useFormatter();
  const { ledger, end, quota } = progress;
  const endTime = useEndTime();
  const endAt = end && endTime(end);
  const endNote = () => {
    if (!end) return t("endNever");
    return end.days > 1 ? t("endDays", { days: end.days }) : t("endText", { rate: ratePerSecond });
  };
  return (
    <div className="grid rounded-lg shadow-[inset_0_0_0_1px_var(--line)] sm:grid-cols-[1fr_1.45fr_1fr]">
      <Figure label={t("willGet")} value={format.number(willGet)} note={t("ofChosen", { total: ledger.total })} />
      <Figure
        label={t("end")}
        value={endAt && willGet > 0 ? endAt : "–"}
        note={willGet > 0 ? endNote() : t("endNobody")}
      />
      <Figure
        label={t("pace")}
        value={quota.limit === null ? t("paceUnlimited") : format.number(quota.limit)}
        note={t("paceText", { used: quota.used })}
      />
    </div>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className="p-5 max-sm:not-first:border-t max-sm:not-first:border-line sm:not-first:border-l sm:not-first:border-line">
      <div className="text-text-2">{label}</div>
      <div className="my-1 text-[24px] leading-8 font-semibold tracking-[-0.02em]">{value}</div>
      <div className="text-meta text-text-3">{note}</div>
    </div>
  );
}

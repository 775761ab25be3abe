"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReasonCount } from "@/server/campaigns/status-queries";
import { useReasonName } from "./use-reason";

/** Why some did not get it, most frequent first. */
export function ReasonsList({ reasons, max = 6 }: { reasons: ReasonCount[]; max?: number }) {
  const t = useTranslations("campaigns.detail");
  const format = useFormatter();
  const nameOf = useReasonName();
  return (
    <section className="min-w-0">
      <h2 className="m-0 mb-3 text-body">{t("reasons")}</h2>
      {reasons.length === 0 ? <p className="m-0 text-text-3">{t("reasonsEmpty")}</p> : null}
      <dl className="m-0 flex flex-col gap-0.5">
        {reasons.slice(0, max).map((reason) => (
          <div key={`${reason.plan}|${reason.reason}|${reason.code}`} className="flex h-7 items-center gap-3">
            <dt className="flex-1 truncate text-text-2">{nameOf(reason)}</dt>
            <dd className="m-0 font-medium">{format.number(reason.count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

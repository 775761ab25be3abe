"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

/** What became of a file or an audience, row by row in sum: good, invalid and skipped with their reasons, bad rows to download (O26). */
export function ImportReport({ campaignId, importId, title }: { campaignId: string; importId: string; title: string }) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const trpc = useTRPC();
  const report = useQuery(trpc.campaigns.importReport.queryOptions({ campaignId, importId }));
  const rows = [...(report.data ?? [])].sort((a, b) => b.count - a.count);
  const planned = rows.find(({ plan }) => plan === "planned")?.count ?? 0;
  const bad = rows.filter(({ plan }) => plan === "invalid" || plan === "skipped");
  return (
    <Panel aria-label={title}>
      <h3 className="m-0 mb-3 text-body">{title}</h3>
      {report.data ? (
        <dl className="m-0 flex flex-col">
          <div className="flex h-8 items-center border-b border-line">
            <dt className="flex-1">{t("csv.planned")}</dt>
            <dd className="m-0 font-semibold text-ok-text">{format.number(planned)}</dd>
          </div>
          {bad.map(({ plan, reason, count }) => (
            <div key={`${plan}|${reason}`} className="flex h-8 items-center border-b border-line">
              <dt className="flex-1 text-text-2">
                {plan === "invalid" ? t("csv.invalid") : t("csv.skipped")}
                {reason ? ` · ${t(`planReason.${reason}`)}` : ""}
              </dt>
              <dd className="m-0 font-medium">{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Skeleton className="h-20 w-full" />
      )}
      {bad.length > 0 ? (
        <ButtonLink
          variant="link"
          className="mt-3 -ml-1"
          href={`/api/campaigns/${campaignId}/files/bad-rows.csv`}
          download="bad-rows.csv"
        >
          <Download aria-hidden />
          {t("csv.downloadBad")}
        </ButtonLink>
      ) : null}
    </Panel>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { useMay } from "@/components/shell/use-may";
import { ButtonLink } from "@/components/ui/button-link";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { RatingComments } from "./rating-comments";
import { RatingBars, RatingFigures } from "./rating-report";
import { RatingTable } from "./rating-table";

const periods = [7, 30, 90] as const;
type Days = (typeof periods)[number];

/** What clients think of our sessions (N.69): averages, how they rated, operators and numbers, their words. */
export function RatingReportScreen({ role }: { role: Role }) {
  const t = useTranslations("ratings.report");
  const tRatings = useTranslations("ratings");
  const sessions = useTranslations("sessions");
  const [days, setDays] = useState<Days>(30);
  const report = useQuery(useTRPC().ratings.report.queryOptions({ days }));
  return (
    <PageSheet
      up={{ href: "/sessions", label: sessions("title") }}
      title={t("title")}
      actions={
        <>
          <Segmented<`${Days}`>
            label={t("days")}
            value={`${days}`}
            onValueChange={(next) => setDays(Number(next) as Days)}
            options={periods.map((count) => ({ value: `${count}` as const, label: t("daysCount", { count }) }))}
          />
          {useMay(role)("ratings.manage") ? (
            <ButtonLink href="/settings/ratings">{tRatings("settingsLink")}</ButtonLink>
          ) : null}
        </>
      }
    >
      {report.isPending ? <SkeletonRows rows={6} label={t("title")} /> : null}
      <QueryProblem query={report} />
      {report.data ? <Report report={report.data} /> : null}
    </PageSheet>
  );
}

function Report({ report }: { report: RouterOutputs["ratings"]["report"] }) {
  const t = useTranslations("ratings.report");
  const format = useFormatter();
  if (report.all.asked === 0) return <ListState icon={<Star />} title={t("empty")} text={t("emptyText")} />;
  return (
    <div className="flex flex-col gap-8">
      <RatingFigures all={report.all} />
      <RatingBars all={report.all} />
      <div className="grid gap-8 xl:grid-cols-2">
        <RatingTable of="operators" rows={report.operators} />
        <RatingTable of="numbers" rows={report.numbers} />
      </div>
      <RatingComments comments={report.comments} />
      <p className="m-0 text-meta text-text-3">
        {t("readAt", {
          since: format.dateTime(report.since, { dateStyle: "medium" }),
          at: format.dateTime(report.readAt, { dateStyle: "medium", timeStyle: "short" }),
        })}
      </p>
    </div>
  );
}

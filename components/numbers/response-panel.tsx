"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { ResponsePeriod } from "@/server/numbers/schema";
import { ResponseChart, ResponseTable } from "./response-chart";
import { useWait } from "./use-wait";

/** How fast clients get their first answer (design 13): the middle of the period and its course. */
export function ResponsePanel({ numberId }: { numberId: string }) {
  const t = useTranslations("numbers.responses");
  const [period, setPeriod] = useState<ResponsePeriod>("day");
  const shown = useQuery(
    useTRPC().numbers.responses.queryOptions(
      { numberId, period },
      { refetchInterval: 60_000, placeholderData: keepPreviousData },
    ),
  );
  return (
    <Panel aria-labelledby="responses" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id="responses" className="m-0 min-w-28 flex-1 text-body">
          {t("title")}
        </h3>
        <Segmented
          label={t("period")}
          options={[
            { value: "day", label: t("day") },
            { value: "month", label: t("month") },
          ]}
          value={period}
          onValueChange={setPeriod}
        />
      </div>
      {shown.isPending ? <Skeleton className="h-28 w-full" /> : null}
      {shown.isError ? (
        <p role="alert" className="m-0 text-danger-text">
          {t("failed")}{" "}
          <Button variant="link" pending={shown.isFetching} onClick={() => shown.refetch()}>
            {t("retry")}
          </Button>
        </p>
      ) : null}
      {shown.data ? <Course responses={shown.data} period={period} /> : null}
    </Panel>
  );
}

function Course({
  responses,
  period,
}: {
  responses: Parameters<typeof ResponseChart>[0]["responses"];
  period: ResponsePeriod;
}) {
  const t = useTranslations("numbers.responses");
  const wait = useWait();
  const { medianMs, buckets } = responses;
  const answers = buckets.reduce((sum, bucket) => sum + bucket.answers, 0);
  if (medianMs === null) return <p className="m-0 text-text-2">{t(`empty.${period}`)}</p>;
  return (
    <>
      <p className="m-0">
        <span className="block text-figure font-semibold tabular-nums">{wait(medianMs)}</span>
        <span className="text-meta text-text-3">{t("median", { count: answers })}</span>
      </p>
      <ResponseChart responses={responses} period={period} />
      <ResponseTable responses={responses} period={period} />
    </>
  );
}

"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarX } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import { mayDo } from "@/server/team/permissions";
import { monthSchema } from "@/server/usage/schema";
import type { Usage } from "@/server/usage/show-usage";
import { AllowancePanel } from "./allowance-panel";
import { CardNotice } from "./card-notice";
import { CostsPanel } from "./costs-panel";
import { DaysChart } from "./days-chart";
import { DownloadMenu } from "./download-menu";
import { UsageFigures } from "./usage-figures";
import { UsageFrame } from "./usage-frame";
import { UsageTable } from "./usage-table";
import { useUsageWords } from "./use-usage-words";

/** Přehled měsíce: allowance, days, sums, and the provider's own figures; the month stands in the address (S0.31–S0.33). */
export function UsageScreen({ role }: { role: Role }) {
  const t = useTranslations("usage");
  const asked = monthSchema.safeParse(useSearchParams().get("month"));
  const query = useQuery(
    useTRPC().usage.month.queryOptions(
      { month: asked.success ? asked.data : null },
      { placeholderData: keepPreviousData, staleTime: 60_000 },
    ),
  );
  return (
    <UsageFrame role={role} tab="month" actions={query.data ? <Actions usage={query.data} /> : null}>
      {query.isPending ? <Loading label={t("loading")} /> : null}
      <QueryProblem query={query} />
      {query.data ? <Month usage={query.data} role={role} isStale={query.isPlaceholderData} /> : null}
    </UsageFrame>
  );
}

function Actions({ usage }: { usage: Usage }) {
  const t = useTranslations("usage");
  const words = useUsageWords();
  const months = usage.months.includes(usage.month) ? usage.months : [usage.month, ...usage.months];
  return (
    <>
      <Select
        size="sm"
        aria-label={t("month")}
        className="w-44"
        value={usage.month}
        options={months.map((month) => ({ value: month, label: words.month(month) }))}
        // Next follows this in useSearchParams; the server has nothing to add.
        onValueChange={(month) => window.history.pushState(null, "", `?month=${month}`)}
      />
      <DownloadMenu month={usage.month} />
    </>
  );
}

function Month({ usage, role, isStale }: { usage: Usage; role: Role; isStale: boolean }) {
  const t = useTranslations("usage");
  const moment = useMoment();
  return (
    <div className="flex flex-col gap-4" aria-busy={isStale || undefined}>
      <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <AllowancePanel allowance={usage.allowance} manages={mayDo(role, "usage.manage")} />
        <DaysChart days={usage.days} />
      </div>
      {usage.total.sent === 0 ? (
        <ListState icon={<CalendarX />} title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <CardNotice usage={usage} />
          <UsageFigures usage={usage} />
          <UsageTable usage={usage} />
        </>
      )}
      <CostsPanel usage={usage} />
      <p className="m-0 text-meta text-text-3">{t("readAt", { at: moment(usage.readAt), zone: usage.timeZone })}</p>
    </div>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="appear-late flex flex-col gap-4">
      <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Skeleton className="h-52 rounded-lg" />
        <Skeleton className="h-52 rounded-lg" />
      </div>
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
    </div>
  );
}

"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarDays, ChevronLeft, ChevronRight, List } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { IconButton } from "@/components/ui/icon-button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { addDays, wallTimeOf } from "@/server/routing/hours-rules";
import { CalendarAgenda } from "./calendar-agenda";
import { CalendarGrid } from "./calendar-grid";

/** Kalendář kampaní: when campaigns ran, run and will run, by month; on a phone day by day. */
export function CampaignCalendar({ companyZone }: { companyZone: string }) {
  const t = useTranslations("plan.calendar");
  const format = useFormatter();
  const now = useNow();
  const thisMonth = wallTimeOf(now, companyZone).date.slice(0, 7);
  const [month, show] = useMonth(thisMonth);
  const query = useQuery(
    useTRPC().campaigns.calendar.queryOptions(
      { month },
      { placeholderData: keepPreviousData, refetchInterval: 60_000 },
    ),
  );
  const name = format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" });
  const previous = addDays(`${month}-01`, -1).slice(0, 7);
  const next = addDays(`${month}-01`, 31).slice(0, 7);
  return (
    <PageSheet
      title={t("title")}
      flush
      actions={
        <>
          <IconButton label={t("previous")} onClick={() => show(previous)}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <h2 aria-live="polite" className="m-0 min-w-32 text-center text-body first-letter:uppercase">
            {name}
          </h2>
          <IconButton label={t("next")} onClick={() => show(next)}>
            <ChevronRight aria-hidden />
          </IconButton>
          <ButtonLink href="/campaigns">
            <List aria-hidden />
            {t("list")}
          </ButtonLink>
        </>
      }
    >
      {query.isPending ? <SkeletonRows height={96} label={t("title")} /> : null}
      <QueryProblem query={query} />
      {query.data ? (
        <>
          <CalendarGrid month={query.data} />
          <CalendarAgenda month={query.data} />
          {query.data.campaigns.length === 0 ? (
            <div className="lg:hidden">
              <ListState icon={<CalendarDays />} title={t("empty")} />
            </div>
          ) : null}
        </>
      ) : null}
    </PageSheet>
  );
}

/** The month lives in the address. */
function useMonth(thisMonth: string): [string, (month: string) => void] {
  const router = useRouter();
  const given = useSearchParams().get("month") ?? "";
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(given) ? given : thisMonth;
  return [month, (next) => router.replace(`/campaigns/calendar?month=${next}`, { scroll: false })];
}

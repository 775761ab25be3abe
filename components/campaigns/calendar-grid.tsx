"use client";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { CampaignMonth } from "@/server/campaigns/campaign-calendar";
import { addDays, weekdayOf } from "@/server/routing/hours-rules";
import { CalendarLink } from "./calendar-link";

const mostInDay = 4;

/** The weeks of a month, Monday first, each day with the campaigns that send in it. */
export function CalendarGrid({ month: { month, today, campaigns } }: { month: CampaignMonth }) {
  const t = useTranslations("plan.calendar");
  const format = useFormatter();
  const weeks = weeksOf(month);
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  return (
    <table className="h-full w-full table-fixed border-collapse border-t border-line max-lg:hidden">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((date) => (
            <th
              key={date}
              scope="col"
              className="h-9 border-b border-line px-2 text-left text-meta font-medium text-text-2"
            >
              {format.dateTime(noon(date), { weekday: "short", timeZone: "UTC" })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const here = campaigns.filter(({ from, until }) => from <= date && date <= until);
              return (
                <td
                  key={date}
                  className={cn(
                    "h-28 border-r border-b border-line p-1.5 align-top last:border-r-0",
                    date.slice(0, 7) !== month && "bg-canvas",
                  )}
                >
                  <div
                    aria-current={date === today ? "date" : undefined}
                    className={cn(
                      "mb-1 inline-grid h-5 min-w-5 place-items-center rounded-full px-1 text-meta text-text-2",
                      date === today && "bg-accent font-semibold text-on-accent",
                    )}
                  >
                    {format.dateTime(noon(date), { day: "numeric", timeZone: "UTC" })}
                  </div>
                  <ul className="m-0 flex list-none flex-col gap-0.5 p-0">
                    {here.slice(0, mostInDay).map((campaign) => (
                      <li key={campaign.id}>
                        <CalendarLink campaign={campaign} />
                      </li>
                    ))}
                    {here.length > mostInDay ? (
                      <li className="px-1.5 text-meta text-text-3">{t("more", { count: here.length - mostInDay })}</li>
                    ) : null}
                  </ul>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whole weeks, with the days of the neighbouring months that belong to them. */
function weeksOf(month: string): string[][] {
  const first = addDays(`${month}-01`, -weekdayOf(`${month}-01`));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)),
  );
  return weeks.filter((week) => week.some((date) => date.startsWith(month)));
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { CampaignMonth } from "@/server/campaigns/campaign-calendar";
import { addDays } from "@/server/routing/hours-rules";
import { CalendarLink } from "./calendar-link";

/** The same month on a narrow screen: only the days in which something is sent, one under the other. */
export function CalendarAgenda({ month: { month, today, campaigns } }: { month: CampaignMonth }) {
  const t = useTranslations("plan.calendar");
  const format = useFormatter();
  const days = Array.from({ length: 31 }, (_, n) => addDays(`${month}-01`, n))
    .filter((date) => date.startsWith(month))
    .map((date) => ({ date, here: campaigns.filter(({ from, until }) => from <= date && date <= until) }))
    .filter(({ here }) => here.length > 0);
  return (
    <ol className="m-0 list-none px-6 pb-6 max-desk:px-4 lg:hidden">
      {days.map(({ date, here }) => (
        <li key={date} className="border-b border-line py-3">
          <h3 className="m-0 mb-1 text-meta font-medium text-text-2">
            {format.dateTime(new Date(`${date}T12:00:00Z`), {
              weekday: "long",
              day: "numeric",
              month: "long",
              timeZone: "UTC",
            })}
            {date === today ? ` · ${t("today")}` : null}
          </h3>
          <ul className="m-0 flex list-none flex-col gap-1 p-0">
            {here.map((campaign) => (
              <li key={campaign.id}>
                <CalendarLink campaign={campaign} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

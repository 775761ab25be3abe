"use client";
import { useFormatter, useLocale, useNow, useTimeZone } from "next-intl";

/** Moments as people say them: "dnes 14:28", "zítra 8:00", "12. 10. 15:48", the year only when it is another one. */
export function useMoment(): (moment: Date) => string {
  const format = useFormatter();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow({ updateInterval: 60_000 });
  const day = (date: Date) => Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone }).format(date)) / 86_400_000;
  return (moment) => {
    const time = format.dateTime(moment, { hour: "numeric", minute: "2-digit" });
    const days = day(moment) - day(now);
    if (Math.abs(days) <= 1)
      return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")} ${time}`;
    const year = moment.getFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
    return `${format.dateTime(moment, { day: "numeric", month: "numeric", year })} ${time}`;
  };
}

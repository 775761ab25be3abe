"use client";
import { useLocale, useNow, useTimeZone } from "next-intl";
import { useMemo } from "react";

/** Moments as people say them: "dnes 14:28", "zítra 8:00", "12. 10. 15:48", the year only when it is another one. */
export function useMoment(): (moment: Date) => string {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow({ updateInterval: 60_000 });
  return useMemo(() => momentsIn(locale, timeZone, now), [locale, timeZone, now]);
}

function momentsIn(locale: string, timeZone: string | undefined, now: Date): (moment: Date) => string {
  // English as in Europe, like the times of the inbox: the day before the month, and 24 hours.
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone });
  const day = { day: "numeric", month: locale === "cs" ? "numeric" : "short" } as const;
  const [time, thisYear, anyYear] = [
    formatter({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }),
    formatter(day),
    formatter({ ...day, year: "numeric" }),
  ];
  const dayKeys = new Intl.DateTimeFormat("en-CA", { timeZone });
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const today = dayKeys.format(now);
  return (moment) => {
    const key = dayKeys.format(moment);
    const days = (Date.parse(key) - Date.parse(today)) / 86_400_000;
    if (Math.abs(days) <= 1) return `${words.format(days, "day")} ${time.format(moment)}`;
    const date = key.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear;
    return `${date.format(moment)} ${time.format(moment)}`;
  };
}

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
  const { time, thisYear, anyYear, dayKeys, words } = formattersIn(locale, timeZone);
  const today = dayKeys.format(now);
  return (moment) => {
    const key = dayKeys.format(moment);
    const days = (Date.parse(key) - Date.parse(today)) / 86_400_000;
    if (Math.abs(days) <= 1) return `${words.format(days, "day")} ${time.format(moment)}`;
    const date = key.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear;
    return `${date.format(moment)} ${time.format(moment)}`;
  };
}

/** Making them takes milliseconds, and many parts of a page tell moments. */
const made = new Map<string, ReturnType<typeof makeFormatters>>();

function formattersIn(locale: string, timeZone: string | undefined) {
  const key = `${locale} ${timeZone}`;
  const formatters = made.get(key) ?? makeFormatters(locale, timeZone);
  made.set(key, formatters);
  return formatters;
}

function makeFormatters(locale: string, timeZone: string | undefined) {
  // English as in Europe, like the times of the inbox: the day before the month, and 24 hours.
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone });
  const day = { day: "numeric", month: locale === "cs" ? "numeric" : "short" } as const;
  return {
    time: formatter({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }),
    thisYear: formatter(day),
    anyYear: formatter({ ...day, year: "numeric" }),
    dayKeys: new Intl.DateTimeFormat("en-CA", { timeZone }),
    words: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  };
}

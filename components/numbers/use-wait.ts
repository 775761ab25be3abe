"use client";
import { useTranslations } from "next-intl";

const [secondMs, minuteMs, hourMs, dayMs] = [1_000, 60_000, 3_600_000, 86_400_000];

/** How long somebody waited, in the one or two units that matter: 45 s, 7 min, 2 h 10 min, 3 d 4 h. */
export function useWait(): (ms: number) => string {
  const t = useTranslations("numbers.responses.wait");
  return (ms) => {
    if (ms < minuteMs) return t("seconds", { s: Math.round(ms / secondMs) });
    // Rounded first, so that no hour has sixty minutes.
    const minutes = Math.round(ms / minuteMs) * minuteMs;
    if (minutes < hourMs) return t("minutes", { m: minutes / minuteMs });
    if (minutes < dayMs) return t("hours", { h: Math.floor(minutes / hourMs), m: (minutes % hourMs) / minuteMs });
    return t("days", { d: Math.floor(minutes / dayMs), h: Math.floor((minutes % dayMs) / hourMs) });
  };
}

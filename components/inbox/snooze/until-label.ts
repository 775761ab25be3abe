"use client";
import { useTranslations } from "next-intl";
import { dateLabel, dayKey, type TimeTexts, timeLabel } from "../time-labels";
import { useTimeTexts } from "../use-time-texts";

type Words = (key: "tomorrowAt" | "dayAt", values: Record<string, string>) => string;

/** 16:00, zítra 8:00, 30. 11. 8:00: a moment ahead, in few words. */
export function untilLabel(until: Date, now: Date, texts: TimeTexts, t: Words): string {
  const time = timeLabel(until, texts);
  const [day, today] = [dayKey(until, texts.timeZone), dayKey(now, texts.timeZone)];
  if (day === today) return time;
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return day === tomorrow ? t("tomorrowAt", { time }) : t("dayAt", { date: dateLabel(until, now, texts), time });
}

export function useUntilLabel(): (until: Date, now: Date) => string {
  const t = useTranslations("snooze");
  const texts = useTimeTexts();
  return (until, now) => untilLabel(until, now, texts, (key, values) => t(key, values)).replaceAll(" ", "\u00a0");
}

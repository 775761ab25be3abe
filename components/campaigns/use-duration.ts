"use client";
import { useTranslations } from "next-intl";

/** A length of time in its two largest units. */
export function useDuration(): (ms: number) => string {
  const t = useTranslations("campaigns.duration");
  return (ms) => {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return t("seconds", { n: seconds });
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return t("minutes", { n: minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return t("hours", { h: hours, m: minutes % 60 });
    return t("days", { d: Math.floor(hours / 24), h: hours % 24 });
  };
}

"use client";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TimeTexts } from "./time-labels";

/** The person's language and zone for the functions of `time-labels`. */
export function useTimeTexts(): TimeTexts {
  const t = useTranslations("inbox.time");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  return useMemo(() => ({ t: (key, values) => t(key, values), locale, timeZone }), [t, locale, timeZone]);
}

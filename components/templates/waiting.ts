"use client";
import { useNow, useTranslations } from "next-intl";
import type { TemplateStatus } from "@/db/enums";
import { isLongWait, waitingDays } from "@/server/templates/action-rules";

/** How long the review of these versions takes, the longest of them; null when none waits. Over three days is long (S4.16). */
export function useWaiting(versions: { status: TemplateStatus; statusSince: Date }[]): {
  text: string | null;
  isLong: boolean;
} {
  const t = useTranslations("templates");
  const now = useNow({ updateInterval: 60_000 });
  const waits = versions.flatMap((version) => waitingDays(version, now) ?? []);
  if (waits.length === 0 || versions.some(({ status }) => status === "approved")) return { text: null, isLong: false };
  const days = Math.max(...waits);
  return { text: t("waiting", { days }), isLong: isLongWait(days) };
}

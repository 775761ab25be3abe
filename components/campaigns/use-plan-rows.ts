"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { clockOf } from "./plan-hours";

/** A plan in a few lines: label and text, for the summary. */
export function usePlanRows(): (plan: ShownSchedule) => [string, string][] {
  const t = useTranslations("plan.summary");
  const format = useFormatter();
  return ({ schedule, companyZone }) => {
    const { start, hours, dailyShare, spreadDays, rampUp, guard } = schedule;
    const style = { weekday: "short", day: "numeric", month: "numeric", hour: "numeric", minute: "2-digit" } as const;
    const startText = start && format.dateTime(new Date(start.at), { ...style, timeZone: start.zone });
    const zone = start && start.zone !== companyZone ? ` (${start.zone})` : "";
    const hourText = hours && [
      t("hoursText", { from: clockOf(hours.from), to: clockOf(hours.to) }),
      hours.weekends ? null : t("noWeekends"),
      hours.holidays ? null : t("noHolidays"),
    ];
    const pace = [
      dailyShare ? t("share", { share: dailyShare }) : null,
      spreadDays ? t("spread", { days: spreadDays }) : null,
      rampUp ? t("rampUp", { steps: rampUp.steps.join(", ") }) : null,
    ];
    const isGuarded = guard.quality || guard.category || guard.failures !== null || guard.optOuts !== null;
    return [
      [t("start"), startText ? startText + zone : t("startNow")],
      [t("hours"), hourText ? joined(hourText) : t("hoursNone")],
      [t("pace"), joined(pace)],
      [t("guard"), t(isGuarded ? "guardOn" : "guardOff")],
    ];
  };
}

const joined = (parts: (string | null)[]): string => parts.filter(Boolean).join(", ");

"use client";
import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useFields } from "@/components/contacts/use-contact-data";
import { Button } from "@/components/ui/button";
import { givenFilters } from "@/server/sessions/rules";
import type { SessionFilter, SessionQuery } from "@/server/sessions/schema";
import { useSessionChoices } from "./use-session-choices";

/** The filters that hold, each to be taken off by itself. */
export function SessionChips({
  query,
  onChange,
  onClear,
}: {
  query: SessionQuery;
  onChange: (query: SessionQuery) => void;
  onClear: () => void;
}) {
  const t = useTranslations("sessions.filter");
  const textOf = useFilterText();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ul aria-label={t("applied")} className="m-0 flex min-w-0 list-none flex-wrap gap-2 p-0">
        {givenFilters(query).map((key) => {
          const text = textOf(query, key);
          return (
            <li
              key={key}
              className="inline-flex h-7 max-w-full items-center rounded-sm bg-sunken pl-2 text-meta text-text-2 touch:h-11"
            >
              <span className="truncate">{text}</span>
              <button
                type="button"
                aria-label={t("remove", { name: text })}
                onClick={() => onChange({ ...query, [key]: undefined })}
                className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-sm hover:bg-hover touch:size-11"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          );
        })}
      </ul>
      <Button variant="plain" onClick={onClear}>
        {t("clear")}
      </Button>
    </div>
  );
}

/** A filter in words: "Operátor: Petra Nováková". */
function useFilterText(): (query: SessionQuery, key: keyof SessionFilter) => string {
  const t = useTranslations("sessions");
  const format = useFormatter();
  const choices = useSessionChoices();
  const { all } = useFields("session");
  const nameOf = (key: keyof typeof choices, id: string | undefined) =>
    choices[key].find((one) => one.id === id)?.name ?? (choices[key].length > 0 ? t("filter.gone") : "…");
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const labels = {
    campaignId: t("columns.campaign"),
    numberId: t("columns.number"),
    operatorId: t("columns.operator"),
    groupId: t("columns.group"),
    resultId: t("columns.result"),
    tagId: t("filter.tag"),
  };
  return (query, key) => {
    switch (key) {
      case "period":
        return t(`period.${query.period}`);
      case "status":
        return query.status ? `${t("columns.status")}: ${t(`status.${query.status}`)}` : "";
      case "origin":
        return query.origin ? `${t("columns.origin")}: ${t(`detail.origins.${query.origin}`)}` : "";
      case "rating":
        return query.rating ? `${t("columns.rating")}: ${t(`filter.ratings.${query.rating}`)}` : "";
      case "callback":
        return query.callback ? `${t("columns.callback")}: ${t(`filter.callbacks.${query.callback}`)}` : "";
      case "text":
        return `${t("filter.text")}: ${query.text}`;
      case "fields":
        return (query.fields ?? [])
          .map(({ key: name, test, value }) => {
            const label = all.find((field) => field.key === name)?.label ?? name;
            return [label, t(`filter.tests.${test}`), value].filter(Boolean).join(" ");
          })
          .join(", ");
      case "waitMin":
      case "waitMax":
      case "durationMin":
      case "durationMax":
        return `${t(`filter.${key}`)}: ${t("filter.minutes", { count: query[key] ?? 0 })}`;
      case "startedFrom":
      case "startedTo":
      case "acceptedFrom":
      case "acceptedTo":
      case "endedFrom":
      case "endedTo":
        return `${t(`filter.${key}`)}: ${day(query[key] ?? "1970-01-01")}`;
      default:
        return `${labels[key]}: ${nameOf(key, query[key])}`;
    }
  };
}

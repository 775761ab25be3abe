"use client";
import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { sessionStatuses } from "@/db/enums";
import type { SessionFilter } from "@/server/sessions/schema";

const all = "all";

type Named = { id: string; name: string };

/** Everything the table is filtered by, behind one button that says how many filters hold. */
export function SessionFilters({
  filter,
  onChange,
}: {
  filter: SessionFilter;
  onChange: (filter: SessionFilter) => void;
}) {
  const t = useTranslations("sessions");
  const locale = useLocale();
  const choices = useQuery(useTRPC().sessions.choices.queryOptions()).data;
  const count = Object.entries(filter).filter(([key, value]) => key !== "view" && value).length;
  const results = choices?.results.map(({ id, nameCs, nameEn }) => ({ id, name: locale === "cs" ? nameCs : nameEn }));
  const isHistory = filter.view === "history";
  const pick = (label: string, key: keyof SessionFilter, items: readonly Named[] | undefined) => (
    <Choice
      label={label}
      items={items ?? []}
      value={filter[key]}
      onChange={(value) => onChange({ ...filter, [key]: value })}
    />
  );
  return (
    <Popover
      label={t("filter.open")}
      className="flex max-h-(--available-height) w-80 flex-col gap-3 overflow-y-auto"
      trigger={
        <Button>
          <ListFilter aria-hidden />
          {count > 0 ? t("filter.openCount", { count }) : t("filter.open")}
        </Button>
      }
    >
      {isHistory
        ? null
        : pick(
            t("columns.status"),
            "status",
            sessionStatuses.filter((id) => id !== "ended").map((id) => ({ id, name: t(`status.${id}`) })),
          )}
      {pick(t("columns.number"), "numberId", choices?.numbers)}
      {pick(t("columns.operator"), "operatorId", choices?.operators)}
      {pick(t("columns.group"), "groupId", choices?.groups)}
      {isHistory ? pick(t("columns.result"), "resultId", results) : null}
      {pick(t("filter.tag"), "tagId", choices?.tags)}
      <div className="grid grid-cols-2 gap-3">
        {(["from", "to"] as const).map((key) => (
          <Field key={key} label={t(`filter.${key}`)}>
            <Input
              type="date"
              value={filter[key] ?? ""}
              onValueChange={(day) => onChange({ ...filter, [key]: day || undefined })}
            />
          </Field>
        ))}
      </div>
      {count > 0 ? <Button onClick={() => onChange({ view: filter.view })}>{t("filter.clear")}</Button> : null}
    </Popover>
  );
}

function Choice({
  label,
  items,
  value,
  onChange,
}: {
  label: string;
  items: readonly Named[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useTranslations("sessions.filter");
  return (
    <Field label={label}>
      <Select
        value={value ?? all}
        onValueChange={(next) => onChange(next === all ? undefined : next)}
        options={[{ value: all, label: t("all") }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Field>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import type { MessageFilter } from "@/server/search/schema";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Popover } from "../ui/popover";
import { Select } from "../ui/select";

const all = "all";

/** How a search is narrowed, behind one button that says how many filters hold. */
export function SearchFilters({
  filter,
  onChange,
}: {
  filter: MessageFilter;
  onChange: (filter: MessageFilter) => void;
}) {
  const t = useTranslations("search.filter");
  const choices = useQuery(useTRPC().sessions.choices.queryOptions()).data;
  const { query, ...narrowed } = filter;
  const count = Object.values(narrowed).filter(Boolean).length;
  const picks = [
    { label: t("number"), key: "numberId", items: choices?.numbers },
    { label: t("operator"), key: "operatorId", items: choices?.operators },
    { label: t("tag"), key: "tagId", items: choices?.tags },
  ] as const;
  return (
    <Popover
      label={t("open")}
      className="flex max-h-(--available-height) w-80 flex-col gap-3 overflow-y-auto"
      trigger={
        <Button>
          <ListFilter aria-hidden />
          {count > 0 ? t("openCount", { count }) : t("open")}
        </Button>
      }
    >
      {picks.map(({ label, key, items = [] }) => (
        <Field key={key} label={label}>
          <Select
            value={filter[key] ?? all}
            onValueChange={(value) => onChange({ ...filter, [key]: value === all ? undefined : value })}
            options={[{ value: all, label: t("all") }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Field>
      ))}
      <div className="grid grid-cols-2 gap-3">
        {(["from", "to"] as const).map((key) => (
          <Field key={key} label={t(key)}>
            <Input
              type="date"
              value={filter[key] ?? ""}
              onValueChange={(day) => onChange({ ...filter, [key]: day || undefined })}
            />
          </Field>
        ))}
      </div>
      <Checkbox
        label={t("hasFile")}
        checked={filter.hasFile ?? false}
        onCheckedChange={(hasFile) => onChange({ ...filter, hasFile: hasFile || undefined })}
      />
      {count > 0 ? <Button onClick={() => onChange({ query })}>{t("clear")}</Button> : null}
    </Popover>
  );
}

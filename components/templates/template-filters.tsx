"use client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { TabLinks } from "@/components/ui/tab-links";
import { templateCategories } from "@/db/enums";
import { countStatuses } from "@/server/templates/list-rules";
import type { TemplateRow } from "./template-rows";
import type { TemplateFilter } from "./use-template-filter";

/** States as tabs with counts, then favourites, category, number and words. */
export function TemplateFilters({
  rows,
  numbers,
  filter,
  search,
  onSearch,
}: {
  /** Null until they have come: nothing is counted then. */
  rows: TemplateRow[] | null;
  numbers: { id: string; name: string }[];
  filter: TemplateFilter;
  search: string;
  onSearch: (search: string) => void;
}) {
  const t = useTranslations("templates");
  const all = { href: filter.hrefWith({ state: null }), label: t("all"), count: rows?.length, current: !filter.status };
  const states = countStatuses(rows ?? []).map(({ status, count }) => ({
    href: filter.hrefWith({ state: status }),
    label: t(`status.${status}`),
    count,
    current: filter.status === status,
  }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TabLinks label={t("tabs")} tabs={[all, ...states]} className="max-w-full" />
      <span className="flex-1" />
      <IconButton
        label={t("favourites")}
        aria-pressed={filter.onlyFavourites}
        onClick={() => filter.set({ favourites: filter.onlyFavourites ? null : "1" })}
        className={cn(filter.onlyFavourites && "bg-press text-accent-text")}
      >
        <Star aria-hidden className={cn(filter.onlyFavourites && "fill-current")} />
      </IconButton>
      <Select
        size="sm"
        aria-label={t("columns.category")}
        className="w-44 max-sm:w-full"
        options={[
          { value: "all", label: t("allCategories") },
          ...templateCategories.map((value) => ({ value, label: t(`category.${value}`) })),
        ]}
        value={filter.category ?? "all"}
        onValueChange={(category) => filter.set({ category: category === "all" ? null : category, state: null })}
      />
      {numbers.length > 1 ? (
        <Select
          size="sm"
          aria-label={t("number")}
          className="w-44 max-sm:w-full"
          options={[
            { value: "all", label: t("allNumbers") },
            ...numbers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.numberId ?? "all"}
          onValueChange={(id) => filter.set({ number: id === "all" ? null : id, state: null })}
        />
      ) : null}
      <SearchInput label={t("search")} value={search} onValueChange={onSearch} className="w-40 max-sm:w-full" />
    </div>
  );
}

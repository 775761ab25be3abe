"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { matches } from "@/components/ui/option";
import { templateCategories, templateStatuses } from "@/db/enums";
import type { ListedTemplate } from "@/server/templates/queries";
import { isFavourite, type TemplateRow } from "./template-rows";

/** State, number, category and the open template live in the address: a reload and a link keep them. */
export function useTemplateFilter() {
  const params = useSearchParams();
  const router = useRouter();
  const status = templateStatuses.find((known) => known === params.get("state")) ?? null;
  const category = templateCategories.find((known) => known === params.get("category")) ?? null;
  const hrefWith = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    return next.size > 0 ? `/templates?${next}` : "/templates";
  };
  const set = (change: Record<string, string | null>) => router.replace(hrefWith(change), { scroll: false });
  return {
    status,
    category,
    numberId: params.get("number"),
    onlyFavourites: params.get("favourites") === "1",
    open: params.get("open"),
    hrefWith,
    set,
  };
}

export type TemplateFilter = ReturnType<typeof useTemplateFilter>;

/** Whether a row passes everything but the state, whose tabs count the rows. */
export const passes = (row: TemplateRow, filter: TemplateFilter): boolean =>
  (!filter.numberId || row.versions[0]?.numberId === filter.numberId) &&
  (!filter.category || row.versions.some(({ category }) => category === filter.category)) &&
  (!filter.onlyFavourites || isFavourite(row));

/** Whether name or text contains every word, without case and diacritics. */
export const mentions = (row: TemplateRow, search: string): boolean =>
  matches([row.name, ...row.versions.map(bodyOf)].join(" "), search);

export const bodyOf = ({ components }: Pick<ListedTemplate, "components">): string =>
  components.find((part) => part.type === "BODY")?.text ?? "";

"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { matches } from "@/components/ui/option";
import { templateStatuses } from "@/db/enums";
import type { VersionGroup } from "@/server/templates/list-rules";
import type { ListedTemplate } from "@/server/templates/queries";

export type TemplateRow = VersionGroup<ListedTemplate>;

/** State, number and the open template live in the address: a reload and a link keep them. */
export function useTemplateFilter() {
  const params = useSearchParams();
  const router = useRouter();
  const status = templateStatuses.find((known) => known === params.get("state")) ?? null;
  const hrefWith = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    return next.size > 0 ? `/templates?${next}` : "/templates";
  };
  const set = (change: Record<string, string | null>) => router.replace(hrefWith(change), { scroll: false });
  return { status, numberId: params.get("number"), open: params.get("open"), hrefWith, set };
}

/** Whether name or text contains every word, without case and diacritics. */
export const mentions = (row: TemplateRow, search: string): boolean =>
  matches([row.name, ...row.versions.map(bodyOf)].join(" "), search);

export const bodyOf = ({ components }: Pick<ListedTemplate, "components">): string =>
  components.find((part) => part.type === "BODY")?.text ?? "";

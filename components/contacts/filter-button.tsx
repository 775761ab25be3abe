"use client";
import { useQuery } from "@tanstack/react-query";
import { Filter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { SavedButton } from "@/components/ui/saved-button";
import type { SavedFilter } from "@/server/contacts/save-filter";
import { FilterDialog } from "./filter-dialog";
import { useContactMoves } from "./use-contact-data";
import type { AppliedFilter } from "./use-sought";

/** One button to apply a filter and to make one (S2.7). */
export function FilterButton({
  applied,
  onApply,
}: {
  applied: AppliedFilter | null;
  onApply: (filter: AppliedFilter | null) => void;
}) {
  const t = useTranslations("contacts.filter");
  const filters = useQuery(useTRPC().contacts.filters.queryOptions());
  const [edited, edit] = useState<SavedFilter | "new" | null>(null);
  const { deleteFilter } = useContactMoves();
  return (
    <>
      <SavedButton
        icon={<Filter aria-hidden />}
        label={t("title")}
        isApplied={applied !== null}
        rows={filters.data}
        isFailed={filters.isError}
        texts="contacts.filter"
        isDeleting={deleteFilter.isPending}
        onApply={onApply}
        onNew={() => edit("new")}
        onEdit={edit}
        onDelete={({ id }, onSuccess) => {
          deleteFilter.mutate({ filterId: id }, { onSuccess });
          if (applied?.id === id) onApply(null);
        }}
      />
      {edited ? (
        <FilterDialog
          filter={edited === "new" ? null : edited}
          // What is used without a name can be gone on with, and saved after all.
          start={applied?.id === null ? applied.conditions : undefined}
          onApply={onApply}
          onClose={() => edit(null)}
        />
      ) : null}
    </>
  );
}

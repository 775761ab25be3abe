"use client";
import { useQuery } from "@tanstack/react-query";
import { Filter, Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import type { SavedFilter } from "@/server/contacts/save-filter";
import type { AppliedFilter } from "./contacts-screen";
import { FilterDialog } from "./filter-dialog";
import { useContactMoves } from "./use-contact-data";

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
  const [isOpen, setOpen] = useState(false);
  const [edited, edit] = useState<SavedFilter | "new" | null>(null);
  const [doomed, doom] = useState<SavedFilter | null>(null);
  const { deleteFilter } = useContactMoves();
  const close = (next: () => void) => {
    setOpen(false);
    next();
  };
  return (
    <>
      <Popover
        label={t("title")}
        open={isOpen}
        onOpenChange={setOpen}
        className="w-80"
        trigger={
          <Button aria-pressed={applied !== null}>
            <Filter aria-hidden />
            {t("title")}
          </Button>
        }
      >
        <Saved
          filters={filters.data}
          isFailed={filters.isError}
          onApply={(filter) => close(() => onApply(filter))}
          onEdit={(filter) => close(() => edit(filter))}
          onDelete={(filter) => close(() => doom(filter))}
        />
        <Button variant="plain" onClick={() => close(() => edit("new"))} className="mt-1 w-full justify-start">
          <Plus aria-hidden />
          {t("new")}
        </Button>
      </Popover>
      {edited ? (
        <FilterDialog filter={edited === "new" ? null : edited} onApply={onApply} onClose={() => edit(null)} />
      ) : null}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && doom(null)}
        title={t("deleteTitle", { name: doomed?.name ?? "" })}
        description={doomed?.isShared ? t("deleteShared") : t("deleteOwn")}
        confirm={t("delete")}
        danger
        pending={deleteFilter.isPending}
        onConfirm={() => {
          if (!doomed) return;
          deleteFilter.mutate({ filterId: doomed.id }, { onSuccess: () => doom(null) });
          if (applied?.id === doomed.id) onApply(null);
        }}
      />
    </>
  );
}

function Saved({
  filters,
  isFailed,
  onApply,
  onEdit,
  onDelete,
}: {
  filters: SavedFilter[] | undefined;
  isFailed: boolean;
  onApply: (filter: SavedFilter) => void;
  onEdit: (filter: SavedFilter) => void;
  onDelete: (filter: SavedFilter) => void;
}) {
  const t = useTranslations("contacts.filter");
  if (isFailed) return <p className="m-0 px-2 py-1 text-danger-text">{t("failed")}</p>;
  if (!filters) return <p className="m-0 px-2 py-1 text-text-3">{t("loading")}</p>;
  if (filters.length === 0) return <p className="m-0 px-2 py-1 text-text-3">{t("none")}</p>;
  return (
    <ul className="m-0 flex max-h-80 list-none flex-col overflow-y-auto p-0">
      {filters.map((filter) => (
        <li key={filter.id} className="flex items-center gap-1">
          <button
            type="button"
            onClick={() => onApply(filter)}
            className="min-h-9 min-w-0 flex-1 rounded-sm px-2 py-1 text-left hover:bg-hover touch:min-h-11"
          >
            <span className="block truncate font-medium">{filter.name}</span>
            <span className="block truncate text-meta text-text-3">
              {filter.isShared ? t("sharedBy", { name: filter.ownerName }) : t("own")}
            </span>
          </button>
          {filter.isMine ? (
            <>
              <IconButton label={t("change", { name: filter.name })} onClick={() => onEdit(filter)}>
                <Pencil aria-hidden />
              </IconButton>
              <IconButton label={t("deleteOne", { name: filter.name })} onClick={() => onDelete(filter)}>
                <Trash2 aria-hidden />
              </IconButton>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

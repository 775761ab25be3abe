"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Pencil, Plus, Star, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { showToast } from "@/components/ui/toast-manager";
import type { SavedView } from "@/server/sessions/show-table";
import type { Table } from "./use-table";
import { ViewDialog } from "./view-dialog";

/** Saved views (N.34): use one, save what the table shows, rename, share, delete, and which of them the table opens with. */
export function ViewsButton({ table }: { table: Table }) {
  const t = useTranslations("sessions.views");
  const [isOpen, setOpen] = useState(false);
  const [edited, edit] = useState<SavedView | "new" | null>(null);
  const [doomed, doom] = useState<SavedView | null>(null);
  const { openWith, deleteView } = useViewMoves();
  const close = (next: () => void) => {
    setOpen(false);
    next();
  };
  return (
    <>
      <Popover
        label={t("open")}
        open={isOpen}
        onOpenChange={setOpen}
        className="w-80"
        trigger={
          <Button aria-pressed={table.view !== null} className="max-w-60">
            <Bookmark aria-hidden />
            <span className="truncate">
              {table.view
                ? t(table.isViewChanged ? "currentChanged" : "current", { name: table.view.name })
                : t("open")}
            </span>
          </Button>
        }
      >
        {table.views.length === 0 ? <p className="m-0 px-2 py-1 text-text-3">{t("none")}</p> : null}
        <ul className="m-0 flex max-h-80 list-none flex-col overflow-y-auto p-0">
          {table.views.map((view) => (
            <View
              key={view.id}
              view={view}
              isOpening={view.id === table.openingViewId}
              onApply={() => close(() => table.apply(view))}
              onOpenWith={(viewId) => openWith.mutate({ viewId })}
              onEdit={() => close(() => edit(view))}
              onDelete={() => close(() => doom(view))}
            />
          ))}
        </ul>
        <Button variant="plain" onClick={() => close(() => edit("new"))} className="mt-1 w-full justify-start">
          <Plus aria-hidden />
          {t("saveNew")}
        </Button>
      </Popover>
      {edited ? <ViewDialog view={edited === "new" ? null : edited} table={table} onClose={() => edit(null)} /> : null}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && doom(null)}
        title={t("deleteTitle", { name: doomed?.name ?? "" })}
        description={doomed?.isShared ? t("deleteShared") : t("deleteOwn")}
        confirm={t("delete")}
        danger
        pending={deleteView.isPending}
        onConfirm={() => doomed && deleteView.mutate({ viewId: doomed.id }, { onSuccess: () => doom(null) })}
      />
    </>
  );
}

function View({
  view,
  isOpening,
  onApply,
  onOpenWith,
  onEdit,
  onDelete,
}: {
  view: SavedView;
  isOpening: boolean;
  onApply: () => void;
  onOpenWith: (viewId: string | null) => void;
  onEdit: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations("sessions.views");
  const { name } = view;
  const whose = view.isShared ? t("sharedBy", { name: view.ownerName }) : t("own");
  return (
    <li className="flex items-center">
      <button
        type="button"
        onClick={onApply}
        className="min-h-9 min-w-0 flex-1 cursor-pointer rounded-sm px-2 py-1 text-left hover:bg-hover touch:min-h-11"
      >
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-meta text-text-3">{isOpening ? `${whose}, ${t("opens")}` : whose}</span>
      </button>
      <IconButton
        label={t(isOpening ? "openPlain" : "openWith", { name })}
        onClick={() => onOpenWith(isOpening ? null : view.id)}
      >
        <Star aria-hidden className={cn(isOpening && "fill-current text-accent-text")} />
      </IconButton>
      {view.isMine ? (
        <>
          <IconButton label={t("change", { name })} onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={t("deleteOne", { name })} onClick={onDelete}>
            <Trash2 aria-hidden />
          </IconButton>
        </>
      ) : null}
    </li>
  );
}

function useViewMoves() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.sessions.table.queryKey() }),
  };
  return {
    openWith: useMutation(trpc.sessions.openWith.mutationOptions(after)),
    deleteView: useMutation(trpc.sessions.deleteView.mutationOptions(after)),
  };
}

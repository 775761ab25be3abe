"use client";
import { useMutation } from "@tanstack/react-query";
import { Bookmark, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { SavedButton } from "@/components/ui/saved-button";
import type { SavedView } from "@/server/sessions/show-table";
import type { Table } from "./use-table";
import { ViewDialog } from "./view-dialog";

/** Saved views (N.34): use one, save what the table shows, rename, share, delete, and which of them the table opens with. */
export function ViewsButton({ table }: { table: Table }) {
  const t = useTranslations("sessions.views");
  const [edited, edit] = useState<SavedView | "new" | null>(null);
  const { openWith, deleteView } = useViewMoves();
  const { view, views, openingViewId } = table;
  return (
    <>
      <SavedButton
        icon={<Bookmark aria-hidden />}
        label={t("open")}
        shown={view ? t(table.isViewChanged ? "currentChanged" : "current", { name: view.name }) : undefined}
        isApplied={view !== null}
        rows={views}
        texts="sessions.views"
        isDeleting={deleteView.isPending}
        onApply={table.apply}
        onNew={() => edit("new")}
        onEdit={edit}
        onDelete={({ id }, onSuccess) => deleteView.mutate({ viewId: id }, { onSuccess })}
        noteOf={({ id }) => (id === openingViewId ? t("opens") : null)}
        moreOf={({ id, name }) => (
          <IconButton
            label={t(id === openingViewId ? "openPlain" : "openWith", { name })}
            onClick={() => openWith.mutate({ viewId: id === openingViewId ? null : id })}
          >
            <Star aria-hidden className={cn(id === openingViewId && "fill-current text-accent-text")} />
          </IconButton>
        )}
      />
      {edited ? <ViewDialog view={edited === "new" ? null : edited} table={table} onClose={() => edit(null)} /> : null}
    </>
  );
}

function useViewMoves() {
  const { sessions } = useTRPC();
  const after = useAfterMove(sessions.table.queryKey());
  return {
    openWith: useMutation(sessions.openWith.mutationOptions(after)),
    deleteView: useMutation(sessions.deleteView.mutationOptions(after)),
  };
}

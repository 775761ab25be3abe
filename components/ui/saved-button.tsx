"use client";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import { IconButton } from "./icon-button";
import { Popover } from "./popover";

/** Something kept under a name, for oneself or for all. */
export type Saved = { id: string; name: string; isShared: boolean; ownerName: string; isMine: boolean };

/** What people saved under names, behind one button: use one, make one, change and delete what is theirs. */
export function SavedButton<Row extends Saved>({
  icon,
  label,
  shown = label,
  isApplied,
  rows,
  isFailed = false,
  texts,
  isDeleting,
  onApply,
  onNew,
  onEdit,
  onDelete,
  noteOf,
  moreOf,
}: {
  icon: ReactNode;
  label: string;
  /** What stands on the button. */
  shown?: string;
  isApplied: boolean;
  /** Not there yet: it is loading. */
  rows: readonly Row[] | undefined;
  isFailed?: boolean;
  /** Where its words are: how it is called differs. */
  texts: "contacts.filter" | "sessions.views";
  isDeleting: boolean;
  onApply: (row: Row) => void;
  onNew: () => void;
  onEdit: (row: Row) => void;
  onDelete: (row: Row, onDone: () => void) => void;
  /** What is said of a row besides whose it is. */
  noteOf?: (row: Row) => string | null;
  /** Another button of a row. */
  moreOf?: (row: Row) => ReactNode;
}) {
  const t = useTranslations(texts);
  const [isOpen, setOpen] = useState(false);
  const [doomed, doom] = useState<Row | null>(null);
  const close = (next: () => void) => {
    setOpen(false);
    next();
  };
  const empty = isFailed ? "failed" : rows ? "none" : "loading";
  return (
    <>
      <Popover
        label={label}
        open={isOpen}
        onOpenChange={setOpen}
        className="w-80"
        trigger={
          <Button aria-pressed={isApplied} className="max-w-60">
            {icon}
            <span className="truncate">{shown}</span>
          </Button>
        }
      >
        {!isFailed && rows && rows.length > 0 ? (
          <ul className="m-0 flex max-h-80 list-none flex-col overflow-y-auto p-0">
            {rows.map((row) => (
              <li key={row.id} className="flex items-center">
                <button
                  type="button"
                  onClick={() => close(() => onApply(row))}
                  className="min-h-9 min-w-0 flex-1 cursor-pointer rounded-sm px-2 py-1 text-left hover:bg-hover touch:min-h-11"
                >
                  <span className="block truncate font-medium">{row.name}</span>
                  <span className="block truncate text-meta text-text-3">
                    {[row.isShared ? t("sharedBy", { name: row.ownerName }) : t("own"), noteOf?.(row)]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                </button>
                {moreOf?.(row)}
                {row.isMine ? (
                  <>
                    <IconButton label={t("change", { name: row.name })} onClick={() => close(() => onEdit(row))}>
                      <Pencil aria-hidden />
                    </IconButton>
                    <IconButton label={t("deleteOne", { name: row.name })} onClick={() => close(() => doom(row))}>
                      <Trash2 aria-hidden />
                    </IconButton>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className={isFailed ? "m-0 px-2 py-1 text-danger-text" : "m-0 px-2 py-1 text-text-3"}>{t(empty)}</p>
        )}
        <Button variant="plain" onClick={() => close(onNew)} className="mt-1 w-full justify-start">
          <Plus aria-hidden />
          {t("new")}
        </Button>
      </Popover>
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && doom(null)}
        title={t("deleteTitle", { name: doomed?.name ?? "" })}
        description={doomed?.isShared ? t("deleteShared") : t("deleteOwn")}
        confirm={t("delete")}
        danger
        pending={isDeleting}
        onConfirm={() => doomed && onDelete(doomed, () => doom(null))}
      />
    </>
  );
}

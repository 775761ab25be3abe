"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "./confirm-dialog";

/** Asks before a named line of a list is deleted; `row` is the one in question, null = none. */
export function RemoveDialog<Row extends { name: string }>({
  row,
  texts,
  onRemove,
  onClose,
}: {
  row: Row | null;
  /** Where `removeTitle`, `removeText` and `remove` are. */
  texts: "automations" | "bots";
  onRemove: (row: Row) => void;
  onClose: () => void;
}) {
  const t = useTranslations(texts);
  return (
    <ConfirmDialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("removeTitle", { name: row?.name ?? "" })}
      description={t("removeText")}
      confirm={t("remove")}
      danger
      onConfirm={() => {
        if (row) onRemove(row);
        onClose();
      }}
    />
  );
}

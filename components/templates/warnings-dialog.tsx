"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Finding } from "@/server/templates/finding-rules";
import { useFindingText } from "./lint-panel";

/** Warnings ask once: submit anyway, or look again. */
export function WarningsDialog({
  warnings,
  onClose,
  onConfirm,
}: {
  warnings: Finding[];
  onClose: () => void;
  onConfirm: () => void;
}) {
  const t = useTranslations("templates.editor.warnings");
  const textOf = useFindingText();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("title", { count: warnings.length })}
      description={t("text")}
      confirm={t("confirm")}
      onConfirm={onConfirm}
    >
      <ul className="m-0 pl-5">
        {warnings.map((found, n) => (
          <li key={n}>{textOf(found).title}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

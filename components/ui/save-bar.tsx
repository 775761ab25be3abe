"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/**
 * The lower edge of an editor: save, discard, what is wrong or unsaved. Asks before unsaved changes are left behind. `problem` is said
 * in red; `refused` says why the changes cannot be saved as they are. Without `onSave` the button submits the form around it.
 */
export function SaveBar({
  save,
  onSave,
  onDiscard,
  isDirty,
  isNew = false,
  canSave = isDirty || isNew,
  isSaving,
  isSaved = false,
  refused = null,
  problem,
  children,
}: {
  save: string;
  onSave?: () => void;
  onDiscard: () => void;
  isDirty: boolean;
  /** There is nothing before it to go back to. */
  isNew?: boolean;
  canSave?: boolean;
  isSaving: boolean;
  /** Kept, though the page still shows the form for a moment. */
  isSaved?: boolean;
  refused?: string | null;
  problem: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("common.saveBar");
  const guard = useLeaveGuard(isDirty && !isSaving && !isSaved);
  const isChanged = isDirty && !isNew;
  return (
    <div className="sticky -bottom-6 -mx-2 -mb-6 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-2 py-3">
      <Button
        type={onSave ? "button" : "submit"}
        variant="primary"
        size="lg"
        pending={isSaving}
        reason={canSave ? refused : t("nothingChanged")}
        onClick={onSave}
      >
        {save}
      </Button>
      {isChanged ? (
        <Button variant="plain" size="lg" onClick={onDiscard} disabled={isSaving}>
          {t("discard")}
        </Button>
      ) : null}
      {children}
      <span role="status" className={problem ? "text-danger-text" : "text-text-3"}>
        {problem ?? (isChanged ? t("unsaved") : null)}
      </span>
      <ConfirmDialog
        open={guard.waiting}
        onOpenChange={(open) => !open && guard.stay()}
        title={t("leaveTitle")}
        description={t("leaveText")}
        confirm={t("leave")}
        onConfirm={guard.leave}
        danger
      />
    </div>
  );
}

"use client";
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { scrimClass } from "./dialog";

/** Asks before something that cannot be taken back. The verb stands on the button; `reason` disables it and says why. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  onConfirm,
  danger,
  pending,
  reason,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  confirm: ReactNode;
  onConfirm: () => void;
  danger?: boolean;
  pending?: boolean;
  reason?: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={scrimClass} />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-cols-1 place-items-center p-4">
          <Base.Popup className="max-h-full w-[480px] max-w-full overflow-y-auto rounded-xl bg-raised p-6 text-text shadow-dialog transition-[opacity,translate] duration-(--t-slow) ease-out outline-none data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 dark:bg-surface">
            <Base.Title className="m-0 text-title font-semibold">{title}</Base.Title>
            {description ? <Base.Description className="m-0 mt-2 text-text-2">{description}</Base.Description> : null}
            {children ? <div className="mt-4">{children}</div> : null}
            <div className="mt-6 flex flex-wrap justify-end gap-2">
              <Base.Close render={<Button variant="plain" />}>{t("cancel")}</Base.Close>
              <Button
                variant={danger ? "danger-filled" : "primary"}
                onClick={onConfirm}
                pending={pending}
                reason={reason}
              >
                {confirm}
              </Button>
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

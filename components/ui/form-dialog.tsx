"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Banner } from "./banner";
import { Button } from "./button";
import { Dialog } from "./dialog";

/**
 * A dialog around one form: "Zrušit" and the button that confirms (`confirm`, else "Uložit"), which Ctrl+Enter does too.
 * `reason` says why it cannot be confirmed yet, `problem` what the server refused. `readOnly` leaves the buttons out.
 */
export function FormDialog({
  open = true,
  title,
  description,
  onClose,
  onSubmit,
  confirm,
  pending,
  reason,
  problem,
  readOnly,
  size,
  children,
}: {
  open?: boolean;
  title: ReactNode;
  description?: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
  confirm?: ReactNode;
  pending?: boolean;
  reason?: string | null;
  problem?: string | null;
  readOnly?: boolean;
  size?: "md" | "lg";
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const formId = useId();
  const footer = (
    <>
      <Button variant="plain" onClick={onClose}>
        {t("cancel")}
      </Button>
      <Button variant="primary" type="submit" form={formId} pending={pending} reason={reason}>
        {confirm ?? t("save")}
      </Button>
    </>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={title}
      description={description}
      size={size}
      footer={readOnly ? null : footer}
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && !reason) onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        className="flex flex-col gap-4"
      >
        {problem ? (
          <Banner tone="danger" role="alert">
            {problem}
          </Banner>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}

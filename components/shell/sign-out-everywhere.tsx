"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** Asks before every device of the person is signed out. */
export function SignOutEverywhere({
  open,
  onOpenChange,
  onConfirm,
  pending,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
  pending: boolean;
}) {
  const t = useTranslations("shell");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("signOutEverywhereTitle")}
      description={t("signOutEverywhereText")}
      confirm={t("signOutEverywhere")}
      onConfirm={onConfirm}
      pending={pending}
    />
  );
}

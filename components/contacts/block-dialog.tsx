"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { useRefreshContacts } from "./use-contact-data";

/** Onto the Blacklist (N.64), with the reason. */
export function BlockDialog({ contactId, name, onClose }: { contactId: string; name: string; onClose: () => void }) {
  const t = useTranslations("contacts.block");
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const [reason, setReason] = useState("");
  const block = useMutation(
    trpc.contacts.block.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("done", { name }) });
        onClose();
      },
      onSettled: () => refresh(),
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name })}
      description={t("text")}
      confirm={t("confirm")}
      danger
      pending={block.isPending}
      reason={reason.trim().length < 3 ? t("reasonMissing") : null}
      onConfirm={() => block.mutate({ contactId, reason })}
    >
      {block.error ? (
        <Banner tone="danger" role="alert" className="mb-3">
          {errorText(block.error)}
        </Banner>
      ) : null}
      <Field label={t("reason")} hint={t("reasonHint")}>
        <Textarea maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

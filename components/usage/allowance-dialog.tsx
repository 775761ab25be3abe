"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";

const highest = 100_000_000;

/** Povolené zprávy za měsíc: one number for the whole company. */
export function AllowanceDialog({ monthly, onClose }: { monthly: number; onClose: () => void }) {
  const t = useTranslations("usage.allowance");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [text, setText] = useState(String(monthly));
  const [isAsked, setAsked] = useState(false);
  const change = useMutation(
    trpc.usage.changeAllowance.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("changed") });
        onClose();
      },
      onSettled: () => client.invalidateQueries({ queryKey: trpc.usage.pathKey() }),
    }),
  );
  const given = /^\d{1,9}$/.test(text.replace(/\s/g, "")) ? Number(text.replace(/\s/g, "")) : null;
  const value = given !== null && given <= highest ? given : null;
  const submit = () => {
    setAsked(true);
    if (value !== null) change.mutate({ monthly: value });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t("dialogTitle")}
      description={t("dialogText")}
      onSubmit={submit}
      pending={change.isPending}
      problem={change.isError ? errorText(change.error) : null}
    >
      <Field label={t("field")} error={isAsked && value === null ? t("invalid") : null}>
        <Input size="lg" inputMode="numeric" value={text} onValueChange={setText} />
      </Field>
    </FormDialog>
  );
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";

const highest = 100_000_000;

/** Povolené zprávy za měsíc: one number for the whole company. */
export function AllowanceDialog({ monthly, onClose }: { monthly: number; onClose: () => void }) {
  const t = useTranslations("usage.allowance");
  const tCommon = useTranslations("common");
  const formId = useId();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (value !== null) change.mutate({ monthly: value });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("dialogTitle")}
      description={t("dialogText")}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={change.isPending}>
            {tCommon("save")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {change.isError ? (
          <Banner tone="danger" role="alert">
            {errorText(change.error)}
          </Banner>
        ) : null}
        <Field label={t("field")} error={isAsked && value === null ? t("invalid") : null}>
          <Input size="lg" inputMode="numeric" value={text} onValueChange={setText} />
        </Field>
      </form>
    </Dialog>
  );
}

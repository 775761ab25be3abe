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
import { changeableSecrets } from "@/server/numbers/secret-rules";
import type { NumberDetail } from "@/server/numbers/show-number";

/** New credentials: only what is filled in is replaced, and only after the provider has taken it. Nothing stored is ever shown. */
export function CredentialsDialog({ number, onClose }: { number: NumberDetail; onClose: () => void }) {
  const t = useTranslations("numbers.credentials");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const change = useMutation(
    trpc.numbers.changeCredentials.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.numbers.pathKey() });
        showToast({ title: t("saved") });
        onClose();
      },
    }),
  );
  const submit = () => {
    change.mutate({ numberId: number.id, secrets });
  };
  const { provider } = number.connection;
  const isEmpty = Object.values(secrets).every((value) => value.trim() === "");
  return (
    <FormDialog
      onClose={onClose}
      title={t("title", { name: number.name })}
      onSubmit={submit}
      confirm={t("save")}
      pending={change.isPending}
      reason={isEmpty ? t("empty") : null}
      problem={change.error ? errorText(change.error) : null}
    >
      <p className="m-0 text-text-2">{t("text")}</p>
      {changeableSecrets[provider].map((name) => (
        <Field key={name} label={t(`fields.${name}.label`)} hint={t(`fields.${name}.hint`)}>
          <Input
            size="lg"
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={secrets[name] ?? ""}
            onValueChange={(value) => setSecrets((old) => ({ ...old, [name]: value }))}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

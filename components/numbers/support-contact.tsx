"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import type { SupportContact as Contact } from "@/server/team/support-contact";

const fields = ["name", "email", "phone", "url"] as const;
const types = { name: "text", email: "email", phone: "tel", url: "url" } as const;

/** Whom people are told to turn to when a number does not work (S0.14), under the list of numbers. */
export function SupportContact() {
  const t = useTranslations("numbers.support");
  const { data } = useQuery(useTRPC().numbers.support.queryOptions());
  const [isEdited, setEdited] = useState(false);
  if (!data) return null;
  const shown = [data.name, data.email, data.phone, data.url].filter(Boolean).join(", ");
  return (
    <p className="m-0 mt-5 flex flex-wrap items-center gap-x-2 text-text-2">
      {shown ? t("contact", { shown }) : t("none")}
      <Button variant="link" onClick={() => setEdited(true)}>
        {shown ? t("change") : t("set")}
      </Button>
      {isEdited ? <SupportDialog contact={data} onClose={() => setEdited(false)} /> : null}
    </p>
  );
}

function SupportDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useTranslations("numbers.support");
  const [form, setForm] = useState(contact);
  const { save, problemOf, refusal } = useSave(onClose);
  const submit = () => {
    save.mutate(form);
  };
  return (
    <FormDialog onClose={onClose} title={t("title")} onSubmit={submit} pending={save.isPending} problem={refusal}>
      <p className="m-0 text-text-2">{t("text")}</p>
      {fields.map((name) => (
        <Field key={name} label={t(`fields.${name}`)} error={problemOf(name) ? t(`problems.${name}`) : null}>
          <Input
            size="lg"
            type={types[name]}
            value={form[name]}
            onValueChange={(value) => setForm((old) => ({ ...old, [name]: value }))}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

function useSave(onDone: () => void) {
  const t = useTranslations("numbers.support");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.numbers.saveSupport.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.numbers.support.queryFilter());
        showToast({ title: t("saved") });
        onDone();
      },
    }),
  );
  const wrong = save.error?.data?.fields ?? [];
  return {
    save,
    problemOf: (name: string) => wrong.some(({ path }) => path === name),
    refusal: save.error && wrong.length === 0 ? errorText(save.error) : null,
  };
}

"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
  const tCommon = useTranslations("common");
  const formId = useId();
  const [form, setForm] = useState(contact);
  const { save, problemOf, refusal } = useSave(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={save.isPending}>
            {tCommon("save")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p className="m-0 text-text-2">{t("text")}</p>
        {refusal ? (
          <Banner tone="danger" role="alert">
            {refusal}
          </Banner>
        ) : null}
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
      </form>
    </Dialog>
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

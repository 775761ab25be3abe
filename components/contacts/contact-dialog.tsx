"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { changesOf } from "@/server/contacts/field-rules";
import { FieldInput } from "./field-input";
import { useFields, useRefreshContacts } from "./use-contact-data";

export type EditedContact = {
  id: string;
  name: string | null;
  email: string | null;
  fields: Record<string, string>;
};

/** A new contact (with its phone), or name, e-mail and fields of one that is there (S1.14). */
export function ContactDialog({
  contact: given = null,
  onClose,
  onSaved,
}: {
  contact?: EditedContact | null;
  onClose: () => void;
  onSaved: (contactId: string) => void;
}) {
  const t = useTranslations("contacts.form");
  const { offered, isPending, isError } = useFields();
  // As it was when it was opened, whoever changes it meanwhile.
  const [contact] = useState(given);
  const [phone, setPhone] = useState("");
  const [name, setName] = useState(contact?.name ?? "");
  const [email, setEmail] = useState(contact?.email ?? "");
  const [fields, setFields] = useState<Record<string, string>>({});
  const save = useSaveContact(onSaved);
  const submit = () => {
    if (contact) return save.change({ contactId: contact.id, ...changesOf(contact, { name, email, fields }, offered) });
    save.create({ phone, name, email, fields });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={contact ? t("changeTitle") : t("addTitle")}
      onSubmit={submit}
      pending={save.isPending || isPending}
      reason={!contact && phone.trim() === "" ? t("phoneMissing") : null}
      problem={save.error}
    >
      {save.existingId ? (
        <Banner tone="warn" role="alert">
          {t("exists")} <Link href={`/contacts/${save.existingId}`}>{t("openExisting")}</Link>
        </Banner>
      ) : null}
      {isError ? <Banner tone="danger">{t("fieldsFailed")}</Banner> : null}
      {contact ? null : (
        <Field label={t("phone")} hint={t("phoneHint")}>
          <Input type="tel" size="lg" maxLength={40} value={phone} onValueChange={setPhone} />
        </Field>
      )}
      <Field label={t("name")}>
        <Input maxLength={120} value={name} onValueChange={setName} />
      </Field>
      <Field label={t("email")}>
        <Input type="email" maxLength={254} value={email} onValueChange={setEmail} />
      </Field>
      {offered.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={fields[field.key] ?? contact?.fields[field.key] ?? ""}
          onValueChange={(value) => setFields({ ...fields, [field.key]: value })}
        />
      ))}
    </FormDialog>
  );
}

/** Creates or changes; where the phone is somebody's already, `existingId` says whose. */
export function useSaveContact(onSaved: (contactId: string) => void) {
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const onSettled = () => refresh();
  const create = useMutation(
    trpc.contacts.create.mutationOptions({
      onSuccess: ({ ok, contactId }) => (ok ? onSaved(contactId) : undefined),
      onSettled,
    }),
  );
  const change = useMutation(
    trpc.contacts.change.mutationOptions({ onSuccess: (_, { contactId }) => onSaved(contactId), onSettled }),
  );
  const error = create.error ?? change.error;
  return {
    create: create.mutate,
    change: change.mutate,
    isPending: create.isPending || change.isPending,
    error: error ? errorText(error) : null,
    existingId: create.data?.ok === false ? create.data.contactId : null,
  };
}

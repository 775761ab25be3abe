"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type FieldKind, type FieldScope, fieldKinds } from "@/db/enums";
import type { ContactField } from "@/server/contacts/list-fields";
import { useRefreshContacts } from "./use-contact-data";

/** A new field, or another label, choice and duty of one; kind and key stay as they were made. */
export function FieldDialog({
  field,
  scope = "contact",
  start = "",
  onClose,
  onAdded,
}: {
  field: ContactField | null;
  /** Whose a new field is. */
  scope?: FieldScope;
  /** The label that a new one begins with. */
  start?: string;
  onClose: () => void;
  onAdded?: (key: string) => void;
}) {
  const t = useTranslations("contacts.fields");
  const [label, setLabel] = useState(field?.label ?? start.trim().slice(0, 60));
  const [key, setKey] = useState(field?.key ?? "");
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? "text");
  const [lines, setLines] = useState(field?.options.join("\n") ?? "");
  const [required, setRequired] = useState(field?.required ?? false);
  const options = [...new Set(lines.split("\n").map((line) => line.trim()))].filter(Boolean);
  const save = useSave(onClose, onAdded);
  const missing =
    label.trim() === "" ? t("labelMissing") : kind === "choice" && options.length === 0 ? t("optionsMissing") : null;
  const submit = () => {
    const shape = { label, required, options: kind === "choice" ? options : [] };
    if (!missing) save.send(field?.id ?? null, { ...shape, scope, key, kind });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={field ? t("changeTitle") : t("addTitle")}
      onSubmit={submit}
      pending={save.isPending}
      reason={missing}
      problem={save.error}
    >
      <Field label={t("label")}>
        <Input size="lg" maxLength={60} value={label} onValueChange={setLabel} />
      </Field>
      <Field label={t("kind")} hint={field ? t("kindStays") : undefined}>
        <Select
          value={kind}
          disabled={field !== null}
          options={fieldKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onValueChange={setKind}
        />
      </Field>
      {kind === "choice" ? (
        <Field label={t("options")} hint={t("optionsHint")}>
          <Textarea value={lines} onChange={(event) => setLines(event.target.value)} />
        </Field>
      ) : null}
      <Field label={t("key")} hint={field ? t(`keyStays.${scope}`) : t(`keyHint.${scope}`)}>
        <Input maxLength={60} value={key} disabled={field !== null} placeholder={label} onValueChange={setKey} />
      </Field>
      <Checkbox
        label={t("requiredLabel")}
        hint={t(`requiredHint.${scope}`)}
        checked={required}
        onCheckedChange={setRequired}
      />
    </FormDialog>
  );
}

type Shape = { scope: FieldScope; label: string; key: string; kind: FieldKind; options: string[]; required: boolean };

function useSave(onSaved: () => void, onAdded?: (key: string) => void) {
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const onSettled = () => refresh();
  const add = useMutation(
    trpc.contacts.addField.mutationOptions({
      onSuccess: ({ key }) => {
        onAdded?.(key);
        onSaved();
      },
      onSettled,
    }),
  );
  const change = useMutation(trpc.contacts.changeField.mutationOptions({ onSuccess: onSaved, onSettled }));
  const error = add.error ?? change.error;
  return {
    send: (fieldId: string | null, shape: Shape) =>
      fieldId
        ? change.mutate({ fieldId, label: shape.label, options: shape.options, required: shape.required })
        : add.mutate(shape),
    isPending: add.isPending || change.isPending,
    error: error ? errorText(error) : null,
  };
}

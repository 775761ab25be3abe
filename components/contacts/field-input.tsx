"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ContactField } from "@/server/contacts/list-fields";

const none = "\u0000";

/** A field of the company's own, asked for by its kind. */
export function FieldInput({
  field,
  value,
  onValueChange,
}: {
  field: ContactField;
  value: string;
  onValueChange: (value: string) => void;
}) {
  const t = useTranslations("contacts.form");
  const label = field.required ? t("required", { label: field.label }) : field.label;
  if (field.kind === "choice") {
    const options = field.options.map((option) => ({ value: option, label: option }));
    // An option that is no longer offered stays readable where it was chosen.
    const kept = value && !field.options.includes(value) ? [{ value, label: value }] : [];
    return (
      <Field label={label}>
        <Select
          value={value || none}
          options={[{ value: none, label: t("notChosen") }, ...options, ...kept]}
          onValueChange={(next) => onValueChange(next === none ? "" : next)}
        />
      </Field>
    );
  }
  const type = { text: "text", number: "text", date: "date", phone: "tel", email: "email" }[field.kind];
  return (
    <Field label={label}>
      <Input
        type={type}
        inputMode={field.kind === "number" ? "decimal" : undefined}
        maxLength={field.kind === "date" ? undefined : 500}
        value={value}
        onValueChange={onValueChange}
      />
    </Field>
  );
}

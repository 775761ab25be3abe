"use client";
import { useTranslations } from "next-intl";
import { useFields } from "@/components/contacts/use-contact-data";
import { Select } from "@/components/ui/select";
import type { VariableSource } from "@/db/schema/campaign-audience";

const plain = ["name", "firstName", "phone", "email"] as const;

/** What of a contact fills a variable (S2.22). `fixed`: whether everybody may get the default alike. */
export function SourceSelect({
  label,
  value,
  withFixed,
  onValueChange,
}: {
  label: string;
  value: VariableSource | null;
  withFixed: boolean;
  onValueChange: (source: VariableSource | null) => void;
}) {
  const t = useTranslations("campaigns.audience.sources");
  const { all } = useFields();
  const chosen = value?.kind === "field" ? `field:${value.key}` : (value?.kind ?? "none");
  const fields = all.filter(({ key, retiredAt }) => !retiredAt || chosen === `field:${key}`);
  const options = [
    { value: "none", label: t("none"), hint: t("noneHint") },
    ...(withFixed ? [{ value: "fixed", label: t("fixed"), hint: t("fixedHint") }] : []),
    ...plain.map((kind) => ({
      value: kind as string,
      label: t(kind),
      hint: kind === "firstName" ? t("firstNameHint") : undefined,
    })),
    ...fields.map(({ key, label }) => ({ value: `field:${key}`, label })),
  ];
  return (
    <Select
      aria-label={label}
      size="sm"
      className="w-full min-w-40"
      options={options}
      value={chosen}
      onValueChange={(next) => onValueChange(toSource(next))}
    />
  );
}

function toSource(value: string): VariableSource | null {
  if (value.startsWith("field:")) return { kind: "field", key: value.slice("field:".length) };
  const kind = [...plain, "fixed" as const].find((known) => known === value);
  return kind ? { kind } : null;
}

"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { type VariantLetter, variantLetters } from "@/server/campaigns/ledger-schema";

const all = "all";

/** Whose contacts the table shows: everybody's, or of one template of an A/B campaign. */
export function VariantSelect({
  names,
  value,
  onValueChange,
}: {
  names: string[];
  value: VariantLetter | null;
  onValueChange: (variant: VariantLetter | null) => void;
}) {
  const t = useTranslations("outcome.recipients");
  const letters = variantLetters.slice(0, names.length);
  return (
    <Select
      aria-label={t("variant")}
      value={value ?? all}
      options={[
        { value: all, label: t("allVariants") },
        ...letters.map((letter, n) => ({ value: letter, label: `${letter} · ${names[n]}` })),
      ]}
      onValueChange={(chosen) => onValueChange(letters.find((letter) => letter === chosen) ?? null)}
      className="w-60 max-w-full"
    />
  );
}

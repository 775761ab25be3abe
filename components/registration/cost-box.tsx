"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { Wizard } from "./use-wizard";

/** S3.40: nobody starts paying without having been told. */
export function CostBox({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.cost");
  return (
    <Checkbox
      label={t("accept")}
      hint={t("acceptHint")}
      checked={wizard.fields.costAccepted}
      onCheckedChange={(costAccepted) => wizard.keep({ costAccepted })}
    />
  );
}

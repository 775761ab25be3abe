"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FileCheck, sizeParts } from "./attach-check";

/** Why a file may not be attached, with the limit it exceeds. */
export function useRefusedText(): (check: Extract<FileCheck, { ok: false }>) => string {
  const t = useTranslations("composer.attached.refused");
  const format = useFormatter();
  return (check) => {
    if (check.reason !== "too_large") return t(check.reason);
    const { amount, unit } = sizeParts(check.maxBytes);
    return t("too_large", { kind: check.kind, max: format.number(amount, { style: "unit", unit }) });
  };
}

"use client";
import { useTranslations } from "next-intl";

/** The language of a template in words; a code nobody taught us stays a code. */
export function useLanguageName(): (code: string) => string {
  const t = useTranslations("campaigns.language");
  return (code) => (t.has(code) ? t(code) : code);
}

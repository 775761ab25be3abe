"use client";
import { useLocale } from "next-intl";

/** "čeština" for cs or cs_CZ; the code itself where the browser knows no name. */
export function useLanguageName(): (code: string) => string {
  const locale = useLocale();
  return (code) => {
    try {
      return (
        new Intl.DisplayNames(locale, { type: "language" }).of(code.replace("_", "-").split("-")[0] ?? code) ?? code
      );
    } catch {
      return code; // a provider's code that is no language tag
    }
  };
}

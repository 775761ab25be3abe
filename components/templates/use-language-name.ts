"use client";
import { useLocale } from "next-intl";

/** The language of a template in words ("čeština", "angličtina (USA)"); a code nobody knows stays a code. */
export function useLanguageName(): (code: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  return (code) => {
    try {
      return names.of(code.replace("_", "-")) ?? code;
    } catch {
      return code;
    }
  };
}

"use client";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { phoneCountries } from "@/server/core/phone";

/** Every country that has phone numbers, by its name in the reader's language. */
export function useCountryOptions() {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
    const order = new Intl.Collator(locale);
    return phoneCountries()
      .map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }))
      .sort((a, b) => order.compare(a.label, b.label));
  }, [locale]);
}

"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { PriceCategory } from "@/db/enums";

/** Countries, categories, places and money of the billing in the reader's language. */
export function useUsageWords() {
  const t = useTranslations("usage");
  const format = useFormatter();
  const locale = useLocale();
  const regions = useMemo(() => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }), [locale]);
  const country = (code: string | null) => (code ? (regions.of(code) ?? code) : t("unknownCountry"));
  const money = (micros: number, currency: string, digits = 2) =>
    format.number(micros / 1_000_000, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  return {
    country,
    money,
    category: (category: PriceCategory | null) => t(`category.${category ?? "unknown"}`),
    /** Of a rate card: a country, a calling code or a market. */
    place: (place: string) => {
      if (place.startsWith("+")) return place;
      return t.has(`card.market.${place}`) ? t(`card.market.${place}`) : country(place);
    },
    /** A price for one message: prices are often below a cent. */
    unitPrice: (micros: number, currency: string) => money(micros, currency, 4),
    /** `2026-10-01` as people write it. */
    day: (day: string) =>
      format.dateTime(noonOf(day), { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" }),
    month: (month: string) =>
      format.dateTime(noonOf(`${month}-01`), { month: "long", year: "numeric", timeZone: "UTC" }),
  };
}

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

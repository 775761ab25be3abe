"use client";
import { useLocale } from "next-intl";

/** A session's result in the person's language. */
export function useResultName(): (result: {
  resultNameCs: string | null;
  resultNameEn: string | null;
}) => string | null {
  const locale = useLocale();
  return ({ resultNameCs, resultNameEn }) => (locale === "cs" ? resultNameCs : resultNameEn);
}

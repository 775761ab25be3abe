"use client";
import { useFormatter } from "next-intl";
import type { FieldKind } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";

/** A kept value as people read it: dates and numbers of their language, grouped phones. */
export function useFieldValue(): (kind: FieldKind | undefined, value: string) => string {
  const format = useFormatter();
  return (kind, value) => {
    if (kind === "phone") return formatPhone(value);
    if (kind === "number" && Number.isFinite(Number(value)) && value.length <= 15)
      return format.number(Number(value), { maximumFractionDigits: 10 });
    if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return format.dateTime(new Date(`${value}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
    return value;
  };
}

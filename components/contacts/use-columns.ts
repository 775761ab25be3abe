"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFields } from "./use-contact-data";

/** Columns besides the name; `field:<key>` is a field of the company's own. */
export const fixedColumns = ["phone", "email", "lastMessage", "consent", "created"] as const;
export type FixedColumn = (typeof fixedColumns)[number];

const place = "hovorna.contacts.columns";
const usual = ["phone", "email", "lastMessage", "consent"];

/** Which columns this browser shows; kept for the next visit. */
export function useColumns() {
  const [columns, setColumns] = useState<string[]>(usual);
  useEffect(() => setColumns(read()), []);
  const toggle = (column: string, isShown: boolean) => {
    const next = isShown ? [...columns, column] : columns.filter((other) => other !== column);
    setColumns(next);
    try {
      localStorage.setItem(place, JSON.stringify(next));
    } catch {
      // A browser without storage shows the usual columns next time.
    }
  };
  return { columns, toggle };
}

/** What the directory can show, the company's own fields among it. */
export function useColumnChoices(): { column: string; label: string }[] {
  const t = useTranslations("contacts.columns");
  const { offered } = useFields();
  return [
    ...fixedColumns.map((column) => ({ column, label: t(column) })),
    ...offered.map(({ key, label }) => ({ column: `field:${key}`, label })),
  ];
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return Array.isArray(kept) ? kept.filter((column) => typeof column === "string") : usual;
  } catch {
    return usual;
  }
}

"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Th } from "@/components/ui/table";
import { isSessionColumn } from "@/server/sessions/rules";
import type { SessionQuery, SessionSort } from "@/server/sessions/schema";

/** The head of a column; beginning and end sort the table, the latest first, then the other way. Live sessions have no end. */
export function SortHead({
  column,
  label,
  query,
  onSort,
  className,
}: {
  column: string;
  /** Of a field of the company's own. */
  label: string | undefined;
  query: SessionQuery;
  onSort: (sort: SessionSort) => void;
  className?: string;
}) {
  const t = useTranslations("sessions.columns");
  const text = isSessionColumn(column) ? t(column) : label;
  const isSortable = column === "started" || (column === "ended" && query.period === "history");
  if (!isSortable) return <Th className={className}>{text}</Th>;
  const isDown = query.sort === `-${column}`;
  const isSorted = isDown || query.sort === column;
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <Th className={className} aria-sort={isSorted ? (isDown ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        title={t(isDown ? "sortUp" : "sortDown", { column: t(column) })}
        onClick={() => onSort(isDown ? column : `-${column}`)}
        className="-mx-1 inline-flex h-7 cursor-pointer items-center gap-1 rounded-sm px-1 font-[inherit] text-inherit hover:bg-hover touch:h-11"
      >
        {text}
        {isSorted ? <Arrow aria-hidden className="size-3.5" /> : null}
      </button>
    </Th>
  );
}

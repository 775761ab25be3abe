"use client";
import { Award } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Td, Tr } from "@/components/ui/table";

/** Names the lines below it. */
export function Heading({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={span}
        className="h-9 border-b border-line bg-canvas text-left text-meta font-semibold text-text-2"
      >
        {children}
      </th>
    </tr>
  );
}

/** A figure and its value for every campaign. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Tr>
      <th
        scope="row"
        className="sticky left-0 z-10 h-11 max-w-44 border-b border-line bg-surface px-3 text-left font-normal text-text-2 [tr:last-child>&]:border-b-0"
      >
        {name}
      </th>
      {children}
    </Tr>
  );
}

/** Says that no other campaign has a better value in this line: a sign with a word, not a colour. */
export function Best() {
  const t = useTranslations("outcome.compare");
  return (
    <span title={t("best")} className="inline-flex shrink-0 self-center text-ok-text">
      <Award aria-hidden className="size-4" />
      <span className="sr-only">{t("best")}</span>
    </span>
  );
}

/** A share with its count and a bar; `none` stands where there is nothing to count. */
export function Share({
  count,
  of,
  none,
  isBest = false,
  tone = "bg-s2",
}: {
  count: number | null;
  of: number;
  none: string;
  isBest?: boolean;
  tone?: string;
}) {
  const format = useFormatter();
  if (count === null) return <Td className="text-text-3">{none}</Td>;
  const share = of > 0 ? count / of : 0;
  return (
    <Td>
      <span className="flex items-baseline justify-between gap-3">
        <span className="flex items-baseline gap-1.5">
          <b>{format.number(share, { style: "percent", maximumFractionDigits: 1 })}</b>
          {isBest ? <Best /> : null}
        </span>
        <span className="text-meta text-text-3">{format.number(count)}</span>
      </span>
      <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-press">
        <span className={`block h-full rounded-full ${tone}`} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
    </Td>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Summary } from "@/server/ratings/report-rules";
import { average } from "./rating-report";

type Row = Summary & { id: string | null; name: string | null };

/** Averages of operators or numbers, each with how many answered of how many that were asked. */
export function RatingTable({ of, rows }: { of: "operators" | "numbers"; rows: Row[] }) {
  const t = useTranslations("ratings.report");
  const format = useFormatter();
  return (
    <section aria-labelledby={`rating-${of}`} className="min-w-0">
      <h2 id={`rating-${of}`} className="m-0 mb-1 text-body font-semibold">
        {t(of)}
      </h2>
      <Table aria-labelledby={`rating-${of}`} className="[&_td:first-child]:pl-0! [&_th:first-child]:pl-0!">
        <thead>
          <tr>
            <Th>{t(of === "operators" ? "name" : "number")}</Th>
            <Th right>{t("average")}</Th>
            <Th right>{t("answered")}</Th>
            <Th right>{t("asked")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id ?? "nobody"}>
              <Td className="max-w-48 truncate">{row.name ?? t("nobody")}</Td>
              <Td right className="font-medium tabular-nums">
                {average(row, format)}
              </Td>
              <Td right className="tabular-nums">
                {format.number(row.answered)}
              </Td>
              <Td right className="tabular-nums">
                {format.number(row.asked)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

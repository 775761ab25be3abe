"use client";
import { useTranslations } from "next-intl";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { LanguageChip, StatusChip } from "./status-chip";
import { TroubleHint } from "./trouble-hint";
import { bodyOf, type TemplateRow } from "./use-template-filter";

/** One row a template; a press opens its preview. */
export function TemplateTable({ rows, onOpen }: { rows: TemplateRow[]; onOpen: (row: TemplateRow) => void }) {
  const t = useTranslations("templates");
  return (
    <Table className="border-t border-line">
      <thead>
        <tr>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.languages")}</Th>
          <Th className="max-sm:hidden">{t("columns.status")}</Th>
          <Th className="max-lg:hidden">{t("columns.category")}</Th>
          <Th className="max-md:hidden">{t("columns.number")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} onOpen={() => onOpen(row)} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, onOpen }: { row: TemplateRow; onOpen: () => void }) {
  const t = useTranslations("templates");
  const first = row.versions.find(({ status }) => status === row.status) ?? row.versions[0];
  if (!first) return null;
  return (
    <Tr className="[&>td]:h-16">
      <Td className="w-2/5 max-w-0 min-w-40">
        <div className="flex items-center gap-1">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={onOpen}
            className="row-link truncate font-medium after:absolute after:inset-0"
          >
            {row.name}
          </button>
          <TroubleHint name={row.name} versions={row.versions} />
        </div>
        <div className="truncate text-meta text-text-3">
          <span className="md:hidden">{`${first.numberName} · `}</span>
          {bodyOf(first)}
        </div>
      </Td>
      <Td>
        <span className="inline-flex flex-wrap gap-1 py-1">
          {row.versions.map((version) => (
            <LanguageChip key={version.id} language={version.language} status={version.status} />
          ))}
        </span>
      </Td>
      <Td className="max-sm:hidden">
        <StatusChip status={row.status} />
      </Td>
      <Td className="text-text-2 max-lg:hidden">{t(`category.${first.category}`)}</Td>
      <Td className="text-text-2 max-md:hidden">{first.numberName}</Td>
    </Tr>
  );
}

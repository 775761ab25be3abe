"use client";
import { ContactRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ListState, NothingMatches } from "@/components/ui/list-state";
import { PagedTable } from "@/components/ui/paged-table";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Th } from "@/components/ui/table";
import { ContactRow } from "./contact-row";
import { fixedColumns } from "./use-columns";
import { type Sought, useDirectory, useFields } from "./use-contact-data";

/** The directory as it is sought, and what stands there instead of rows. */
export function ContactRows({
  sought,
  columns,
  onClear,
  onAdd,
}: {
  sought: Sought;
  columns: string[];
  onClear: () => void;
  onAdd: () => void;
}) {
  const t = useTranslations("contacts");
  const query = useDirectory(sought);
  const { offered } = useFields();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const fixed = fixedColumns.filter((column) => columns.includes(column));
  const own = offered.filter(({ key }) => columns.includes(`field:${key}`));
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (!query.data) return <QueryProblem query={query} />;
  if (rows.length === 0) return <NoRows sought={sought} onClear={onClear} onAdd={onAdd} />;
  return (
    <PagedTable
      label={t("title")}
      more={t("more")}
      pages={query}
      rows={rows}
      head={
        <>
          <Th>{t("columns.name")}</Th>
          {fixed.map((column) => (
            <Th key={column} className="max-md:hidden">
              {t(`columns.${column}`)}
            </Th>
          ))}
          {own.map(({ key, label }) => (
            <Th key={key} className="max-md:hidden">
              {label}
            </Th>
          ))}
        </>
      }
      row={(row, position) => <ContactRow key={row.id} row={row} position={position} fixed={fixed} own={own} />}
    />
  );
}

function NoRows({ sought, onClear, onAdd }: { sought: Sought; onClear: () => void; onAdd: () => void }) {
  const t = useTranslations("contacts");
  if (sought.search || sought.conditions.length > 0) return <NothingMatches onClear={onClear} />;
  return (
    <ListState icon={<ContactRound />} title={t("empty.title")} text={t("empty.text")}>
      <Button variant="primary" onClick={onAdd}>
        {t("add")}
      </Button>
    </ListState>
  );
}

"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ContactRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState, NothingMatches, RefusedState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import { ContactRow } from "./contact-row";
import { fixedColumns } from "./use-columns";
import { type Sought, useDirectory, useFields } from "./use-contact-data";

const rowHeight = 44;

/** The rows in sight of however many there are; coming to the end of what is loaded asks for more. */
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
  const scroller = useRef<HTMLElement>(null);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const lines = virtual.getVirtualItems();
  const isAtEnd = (lines.at(-1)?.index ?? -1) >= rows.length - 1;
  const mayGoOn = query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError;
  useEffect(() => {
    if (isAtEnd && mayGoOn) void query.fetchNextPage();
  });
  const fixed = fixedColumns.filter((column) => columns.includes(column));
  const own = offered.filter(({ key }) => columns.includes(`field:${key}`));
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (query.error?.data?.code === "FORBIDDEN") return <RefusedState />;
  if (query.isError && rows.length === 0)
    return <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />;
  if (rows.length === 0) return <NoRows sought={sought} onClear={onClear} onAdd={onAdd} />;
  const before = lines[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={scroller} tabIndex={0} aria-label={t("title")} className="h-full overflow-auto -outline-offset-2">
      <Table aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}>
        <thead>
          <tr>
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
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {lines.map(({ index }) => {
            const row = rows[index];
            return row ? <ContactRow key={row.id} row={row} position={index + 2} fixed={fixed} own={own} /> : null;
          })}
          <Space height={after} />
        </tbody>
      </Table>
      {query.isFetchNextPageError ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => query.fetchNextPage()}>{t("more")}</Button>
        </div>
      ) : null}
    </section>
  );
}

const Space = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  ) : null;

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

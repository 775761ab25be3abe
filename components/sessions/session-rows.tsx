"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFields } from "@/components/contacts/use-contact-data";
import { useTRPC } from "@/components/live/trpc";
import { ListState, NothingMatches } from "@/components/ui/list-state";
import { PagedTable } from "@/components/ui/paged-table";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Th } from "@/components/ui/table";
import { givenFilters } from "@/server/sessions/rules";
import type { SessionQuery } from "@/server/sessions/schema";
import { SessionRow } from "./session-row";
import { SortHead } from "./sort-head";
import { useCells } from "./use-cells";
import type { Table } from "./use-table";

/** The sessions that fit the question, and what stands there instead of rows. */
export function SessionRows({ table, onClear }: { table: Table; onClear: () => void }) {
  const t = useTranslations("sessions");
  const { query: asked, columns, ask, openSession } = table;
  const { all } = useFields("session");
  const cellOf = useCells();
  const query = useInfiniteQuery(
    useTRPC().sessions.list.infiniteQueryOptions(asked, {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (!query.data) return <QueryProblem query={query} />;
  if (rows.length === 0) return <NoRows query={asked} onClear={onClear} />;
  return (
    <PagedTable
      label={t("title")}
      more={t("more")}
      pages={query}
      rows={rows}
      head={
        <>
          <Th>{t("columns.client")}</Th>
          {columns.map((column, at) => (
            <SortHead
              key={column}
              column={column}
              label={all.find(({ key }) => column === `field:${key}`)?.label}
              query={asked}
              onSort={(sort) => ask({ ...asked, sort })}
              className={at > 0 ? "max-md:hidden" : undefined}
            />
          ))}
        </>
      }
      row={(row, position) => (
        <SessionRow key={row.id} row={row} columns={columns} cellOf={cellOf} position={position} onOpen={openSession} />
      )}
    />
  );
}

function NoRows({ query, onClear }: { query: SessionQuery; onClear: () => void }) {
  const t = useTranslations("sessions.empty");
  if (givenFilters(query).length > 0) return <NothingMatches onClear={onClear} />;
  const { period } = query;
  return <ListState icon={<MessagesSquare />} title={t(period)} text={t(`${period}Text`)} />;
}

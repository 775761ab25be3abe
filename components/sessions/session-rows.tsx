"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ErrorState, ListState, NothingMatches, RefusedState } from "@/components/ui/list-state";
import { PagedTable } from "@/components/ui/paged-table";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Th } from "@/components/ui/table";
import type { SessionFilter } from "@/server/sessions/schema";
import { SessionRow } from "./session-row";

const wide = ["status", "number", "operator", "group", "result", "tags"] as const;

/** The sessions that fit the filter, and what stands there instead of rows. */
export function SessionRows({
  filter,
  onClear,
  onOpen,
}: {
  filter: SessionFilter;
  onClear: () => void;
  onOpen: (sessionId: string) => void;
}) {
  const t = useTranslations("sessions");
  const query = useInfiniteQuery(
    useTRPC().sessions.list.infiniteQueryOptions(filter, {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (query.error?.data?.code === "FORBIDDEN") return <RefusedState />;
  if (query.isError && rows.length === 0)
    return <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />;
  if (rows.length === 0) return <NoRows filter={filter} onClear={onClear} />;
  return (
    <PagedTable
      label={t("title")}
      more={t("more")}
      pages={query}
      rows={rows}
      head={
        <>
          <Th>{t("columns.client")}</Th>
          <Th>{t("columns.started")}</Th>
          {wide.map((column) => (
            <Th key={column} className="max-md:hidden">
              {t(`columns.${column}`)}
            </Th>
          ))}
        </>
      }
      row={(row, position) => <SessionRow key={row.id} row={row} position={position} onOpen={onOpen} />}
    />
  );
}

function NoRows({ filter, onClear }: { filter: SessionFilter; onClear: () => void }) {
  const t = useTranslations("sessions.empty");
  const { view, ...conditions } = filter;
  if (Object.values(conditions).some(Boolean)) return <NothingMatches onClear={onClear} />;
  return <ListState icon={<MessagesSquare />} title={t(view)} text={t(`${view}Text`)} />;
}

"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState, NothingMatches, RefusedState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import type { SessionFilter } from "@/server/sessions/schema";
import { SessionRow } from "./session-row";

const rowHeight = 44;
const wide = ["status", "number", "operator", "group", "result", "tags"] as const;

/** The rows in sight of however many there are; coming to the end of what is loaded asks for more. */
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
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (query.error?.data?.code === "FORBIDDEN") return <RefusedState />;
  if (query.isError && rows.length === 0)
    return <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />;
  if (rows.length === 0) return <NoRows filter={filter} onClear={onClear} />;
  const before = lines[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={scroller} tabIndex={0} aria-label={t("title")} className="h-full overflow-auto -outline-offset-2">
      <Table aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}>
        <thead>
          <tr>
            <Th>{t("columns.client")}</Th>
            <Th>{t("columns.started")}</Th>
            {wide.map((column) => (
              <Th key={column} className="max-md:hidden">
                {t(`columns.${column}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {lines.map(({ index }) => {
            const row = rows[index];
            return row ? <SessionRow key={row.id} row={row} position={index + 2} onOpen={onOpen} /> : null;
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

function NoRows({ filter, onClear }: { filter: SessionFilter; onClear: () => void }) {
  const t = useTranslations("sessions.empty");
  const { view, ...conditions } = filter;
  if (Object.values(conditions).some(Boolean)) return <NothingMatches onClear={onClear} />;
  return <ListState icon={<MessagesSquare />} title={t(view)} text={t(`${view}Text`)} />;
}

"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import type { Section } from "../inbox-types";

const pageSize = 50;

/** One section of the list (or a search in it), page by page. */
export function useSection(
  section: Section,
  {
    enabled = true,
    search,
    tagId,
    isClosing,
    isCallback,
  }: { enabled?: boolean; search?: string; tagId?: string; isClosing?: boolean; isCallback?: boolean } = {},
) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.inbox.list.infiniteQueryOptions(
      {
        section,
        limit: pageSize,
        search,
        tagId,
        ...(isClosing ? { isClosing } : {}),
        ...(isCallback ? { isCallback } : {}),
      },
      // Windows come near their end without anybody doing anything.
      { getNextPageParam: ({ nextCursor }) => nextCursor, enabled, refetchInterval: isClosing ? 60_000 : false },
    ),
  );
  return {
    section,
    rows: query.data?.pages.flatMap(({ rows }) => rows) ?? null,
    more: query.hasNextPage,
    failed: query.isError && !query.data,
    retrying: query.isFetching,
    retry: () => void query.refetch(),
    /** Asks for the next page once, however often it is called. */
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
    },
  };
}

export type LoadedSection = ReturnType<typeof useSection>;

"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTimeZone } from "next-intl";
import { useEffect, useMemo } from "react";
import { useTRPC } from "@/components/live/trpc";
import type { ThreadItem } from "../inbox-types";
import { forgetStored, usePending } from "./thread-cache";
import { threadEntries } from "./thread-entries";
import { threadQuery } from "./thread-query";

/**
 * A thread, oldest first, page by page upwards from its newest message, or both ways from the message it is opened `around`. What
 * is still pending stands at the end, so only where the end is.
 */
export function useThread(conversationId: string, around: string | null) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const timeZone = useTimeZone() ?? "UTC";
  const pending = usePending(conversationId);
  const query = useInfiniteQuery(threadQuery(trpc, conversationId, around));
  const pages = query.data?.pages;
  const isLatest = !query.hasPreviousPage;
  const items = useMemo(() => uniqueItems(pages?.toReversed().flatMap((page) => page.items) ?? []), [pages]);
  const entries = useMemo(
    () => threadEntries(items, isLatest ? pending : [], timeZone),
    [items, isLatest, pending, timeZone],
  );

  useEffect(() => {
    forgetStored(queries, conversationId, new Set(items.map(({ id }) => id)));
  }, [queries, conversationId, items]);

  return { items, entries, query, isLatest };
}

/** While pages are being read anew an item can stand at the end of one and the beginning of the next. */
function uniqueItems(items: ThreadItem[]): ThreadItem[] {
  return [...new Map(items.map((item) => [`${item.type}-${item.id}`, item])).values()];
}

"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageFilter } from "@/server/search/schema";
import { useTRPC } from "../live/trpc";
import { Button } from "../ui/button";
import { ErrorState, ListState } from "../ui/list-state";
import { SkeletonPeople } from "../ui/skeleton";
import { FoundMessage } from "./found-message";
import { shortestQuery } from "./use-found";

/** The messages page by page, and what stands there instead of them. */
export function FoundMessages({ filter, onClear }: { filter: MessageFilter; onClear: () => void }) {
  const t = useTranslations("search");
  const isAsked = filter.query.length >= shortestQuery;
  const found = useInfiniteQuery(
    useTRPC().search.messages.infiniteQueryOptions(filter, {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  if (!isAsked) return <ListState icon={<Search />} title={t("page.start")} text={t("page.startText")} />;
  if (found.isError && !found.data)
    return <ErrorState title={t("page.failed")} onRetry={() => void found.refetch()} retrying={found.isFetching} />;
  if (!found.data) return <SkeletonPeople rows={6} label={t("page.loading")} />;
  const rows = found.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing isNarrowed={Object.keys(filter).length > 1} onClear={onClear} />;
  return (
    <div aria-busy={found.isPlaceholderData} className="max-w-240">
      <ul aria-label={t("page.found")} className="-mx-3 my-0 list-none p-0">
        {rows.map((message) => (
          // What is out of sight is not drawn, however many pages were asked for.
          <li key={message.messageId} className="[contain-intrinsic-size:auto_76px] [content-visibility:auto]">
            <FoundMessage message={message} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => void found.fetchNextPage()} pending={found.isFetchingNextPage}>
            {t("page.more")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useTranslations("search");
  return (
    <ListState role="status" icon={<SearchX />} title={t("page.nothing")} text={t("page.nothingText")}>
      {isNarrowed ? <Button onClick={onClear}>{t("filter.clear")}</Button> : null}
    </ListState>
  );
}

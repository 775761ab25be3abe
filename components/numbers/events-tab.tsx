"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useFailureText } from "@/components/live/use-failure-text";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useEventText } from "./use-event-text";

/** Historie událostí: what happened to a number, who or what told it, newest first. */
export function EventsTab({ numberId }: { numberId: string }) {
  const t = useTranslations("numbers.events");
  const trpc = useTRPC();
  const format = useFormatter();
  const eventText = useEventText();
  const failureText = useFailureText();
  const pages = useInfiniteQuery(
    trpc.numbers.events.infiniteQueryOptions({ numberId }, { getNextPageParam: ({ next }) => next }),
  );
  const events = pages.data?.pages.flatMap((page) => page.events) ?? [];
  if (pages.isPending) return <SkeletonRows rows={6} label={t("title")} />;
  if (pages.isError && events.length === 0)
    return <ErrorState onRetry={() => pages.refetch()} retrying={pages.isFetching} />;
  if (events.length === 0) return <ListState icon={<History />} title={t("empty.title")} text={t("empty.text")} />;
  return (
    <div className="max-w-180">
      <ol className="m-0 list-none p-0">
        {events.map((event) => (
          <li
            key={event.id}
            className="grid grid-cols-[132px_minmax(0,1fr)] gap-x-4 border-b border-line py-2.5 max-sm:grid-cols-1"
          >
            <time dateTime={event.at.toISOString()} className="text-meta leading-5 text-text-3">
              {format.dateTime(event.at, { dateStyle: "short", timeStyle: "short" })}
            </time>
            <div className="min-w-0">
              <div className="break-words">{eventText(event)}</div>
              <div className="text-meta text-text-3">
                {event.actorName ?? t(`sources.${event.source}`)}
                {typeof event.details.reason === "string" ? (
                  <> · {t("says", { reason: failureText(event.details.reason) })}</>
                ) : null}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

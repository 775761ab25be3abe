"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { AlertItem } from "./alert-item";
import { useMarkRead } from "./use-mark-read";

/** Alerts, newest first. In the bell's panel (`short`) only the latest. */
export function AlertList({ short, onOpen }: { short?: boolean; onOpen?: () => void }) {
  const t = useTranslations("alerts");
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.alerts.list.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next, staleTime: 0 }),
  );
  const all = pages.data?.pages.flatMap(({ alerts }) => alerts);
  useMarkRead(all);
  if (pages.isPending) return <SkeletonRows rows={short ? 3 : 6} height={64} label={t("title")} />;
  if (!all) return <ErrorState onRetry={() => pages.refetch()} retrying={pages.isFetching} />;
  if (all.length === 0)
    return (
      <ListState
        icon={<BellOff />}
        title={t("empty.title")}
        text={t("empty.text")}
        className={short ? "pt-6 pb-4" : ""}
      />
    );
  return (
    <>
      <ul aria-label={t("title")} className="m-0 list-none p-0">
        {(short ? all.slice(0, 5) : all).map((alert) => (
          <AlertItem key={alert.id} alert={alert} {...(onOpen ? { onOpen } : {})} />
        ))}
      </ul>
      {pages.hasNextPage && !short ? (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

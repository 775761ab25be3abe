"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import type { DeliveryOutcome } from "@/db/enums";
import { DeliveryRow } from "./delivery-row";

/** Pages of fifty, newest first; refreshed while only the first page stands. */
export function DeliveryList({
  outcome,
  onOpen,
}: {
  outcome: DeliveryOutcome | null;
  onOpen: (deliveryId: string) => void;
}) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.webhooks.list.infiniteQueryOptions(
      { outcome },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= 1 ? 10_000 : false),
      },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (!query.data) return <QueryProblem query={query} />;
  if (rows.length === 0)
    return (
      <ListState icon={<Webhook />} title={t(`empty.${outcome ?? "all"}`)} text={outcome ? null : t("empty.text")} />
    );
  return (
    <>
      <Table>
        <thead>
          <tr>
            <Th>{t("columns.received")}</Th>
            <Th className="max-md:hidden">{t("columns.connection")}</Th>
            <Th className="max-sm:hidden">{t("columns.outcome")}</Th>
            <Th className="w-2/5 max-lg:hidden">{t("columns.detail")}</Th>
            <Th right>{t("columns.size")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DeliveryRow key={row.id} row={row} onOpen={() => onOpen(row.id)} />
          ))}
        </tbody>
      </Table>
      {query.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

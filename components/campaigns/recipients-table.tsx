"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState, NothingMatches } from "@/components/ui/list-state";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import type { RecipientFilter } from "@/server/campaigns/schema";
import { RecipientRow } from "./recipient-row";

/** Kontakty v kampani: pages of fifty, filtered by state and searched, refreshed while the campaign runs. */
export function RecipientsTable({
  campaignId,
  status,
  isRunning,
  limitedUntil,
  onClearStatus,
}: {
  campaignId: string;
  status: RecipientFilter | null;
  isRunning: boolean;
  limitedUntil: Date | null;
  onClearStatus: () => void;
}) {
  const t = useTranslations("campaigns.detail");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const query = useInfiniteQuery(
    trpc.campaigns.recipients.infiniteQueryOptions(
      { campaignId, status, search: useDeferredValue(search) },
      {
        getNextPageParam: (page) => page.nextCursor,
        // Many pages are asked again one after the other: a reader far down is left in peace.
        refetchInterval: ({ state }) => (isRunning && (state.data?.pages.length ?? 0) <= 2 ? 3000 : false),
      },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="shrink-0 px-6 pt-3 pb-2 max-desk:px-4">
        <SearchInput label={t("searchRecipients")} value={search} onValueChange={setSearch} className="max-w-80" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section tabIndex={0} aria-label={t("recipients")} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
        {query.isPending ? <SkeletonRows height={40} label={t("recipients")} /> : null}
        {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
        {query.data && rows.length === 0 ? (
          <NoRows search={search} status={status} onClear={() => (search ? setSearch("") : onClearStatus())} />
        ) : null}
        {rows.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <Th>{t("columns.client")}</Th>
                <Th className="max-md:hidden">{t("columns.phone")}</Th>
                <Th>{t("columns.status")}</Th>
                <Th right className="max-sm:hidden">
                  {t("columns.time")}
                </Th>
                <Th className="max-md:hidden">{t("columns.next")}</Th>
                <Th className="w-1/3 max-md:hidden">{t("columns.reason")}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <RecipientRow key={row.id} row={row} limitedUntil={limitedUntil} />
              ))}
            </tbody>
          </Table>
        ) : null}
        {query.hasNextPage ? (
          <div className="flex justify-center p-4">
            <Button onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
              {t("more")}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}

function NoRows({ search, status, onClear }: { search: string; status: RecipientFilter | null; onClear: () => void }) {
  const t = useTranslations("campaigns.detail");
  if (search) return <NothingMatches onClear={onClear} />;
  if (status) return <ListState icon={<SearchX />} title={t(noneKey(status))} />;
  return <ListState icon={<Users />} title={t("emptyRecipients")} />;
}

const noneKey = (status: RecipientFilter) =>
  status === "replied" ? "noneReplied" : status === "clicked" ? "noneClicked" : "noneInState";

"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState, NothingMatches } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import { BalanceLine } from "./balance-line";
import { LedgerFilters } from "./ledger-filters";
import { LineRow } from "./line-row";
import { linesQuery, useLinesFilter } from "./use-lines-filter";

/** Kniha odeslání of all campaigns (O1): whether it balances, then line by line, pages of fifty; the file holds what the filter leaves. */
export function LedgerLines() {
  const t = useTranslations("outcome.lines");
  const book = useTranslations("outcome.book");
  const campaigns = useTranslations("campaigns");
  const { filter, setFilter } = useLinesFilter();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.campaigns.lines.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const isFiltered = linesQuery(filter) !== "";
  const { campaignId, numberId } = filter;
  return (
    <PageSheet
      title={book("title")}
      up={{ href: "/campaigns", label: campaigns("title") }}
      actions={
        <ButtonLink href={`/api/campaigns/ledger.csv?${linesQuery(filter)}`} download="ledger.csv">
          <Download aria-hidden />
          {book("download")}
        </ButtonLink>
      }
      flush
    >
      <BalanceLine scope={{ campaignId, numberId }} className="mx-6 mt-1 max-desk:mx-4" />
      <LedgerFilters filter={filter} onChange={setFilter} />
      {query.isPending ? <SkeletonRows label={t("lines")} /> : null}
      {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {query.data && rows.length === 0 && isFiltered ? <NothingMatches onClear={() => setFilter({})} /> : null}
      {query.data && rows.length === 0 && !isFiltered ? (
        <ListState icon={<ListChecks />} title={t("empty")} text={t("emptyText")} />
      ) : null}
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        <section tabIndex={0} aria-label={t("lines")} className="overflow-x-auto -outline-offset-2">
          <Table>
            <thead>
              <tr>
                <Th>{t("client")}</Th>
                <Th className="max-md:hidden">{t("campaign")}</Th>
                <Th className="max-lg:hidden">{t("number")}</Th>
                <Th className="max-md:hidden">{t("variant")}</Th>
                <Th>{t("state")}</Th>
                <Th right className="max-sm:hidden">
                  {t("at")}
                </Th>
                <Th className="w-1/4 max-lg:hidden">{t("reason")}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <LineRow key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
        </section>
      ) : null}
      {query.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
            {campaigns("detail.more")}
          </Button>
        </div>
      ) : null}
    </PageSheet>
  );
}

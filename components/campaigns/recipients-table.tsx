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
import type { VariantLetter } from "@/server/campaigns/ledger-schema";
import type { RecipientFilter } from "@/server/campaigns/schema";
import { AttemptsDialog } from "./attempts-dialog";
import { ChosenRecipients } from "./chosen-recipients";
import { RecipientRow } from "./recipient-row";
import type { RecipientSelection } from "./use-recipient-filter";
import { VariantSelect } from "./variant-select";

/** Kontakty v kampani: pages of fifty, filtered by state and searched, refreshed while the campaign runs. */
export function RecipientsTable({
  campaignId,
  selection,
  isRunning,
  limitedUntil,
  variants,
  onClear,
  onVariant,
}: {
  campaignId: string;
  selection: RecipientSelection;
  /** Names of its templates; one or none = there is nothing to choose. */
  variants: string[];
  onVariant: (variant: VariantLetter | null) => void;
  isRunning: boolean;
  limitedUntil: Date | null;
  onClear: () => void;
}) {
  const t = useTranslations("campaigns.detail");
  const book = useTranslations("outcome.book");
  const words = useTranslations("outcome.recipients");
  const trpc = useTRPC();
  const hasVariants = variants.length > 1;
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState<{ id: number; who: string } | null>(null);
  const query = useInfiniteQuery(
    trpc.campaigns.recipients.infiniteQueryOptions(
      { campaignId, ...selection, search: useDeferredValue(search) },
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
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-6 pt-3 pb-2 max-desk:px-4">
        <SearchInput
          label={t("searchRecipients")}
          value={search}
          onValueChange={setSearch}
          className="w-80 max-w-full"
        />
        {hasVariants ? <VariantSelect names={variants} value={selection.variant} onValueChange={onVariant} /> : null}
        <ChosenRecipients campaignId={campaignId} selection={selection} onClear={onClear} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section tabIndex={0} aria-label={t("recipients")} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
        {query.isPending ? <SkeletonRows height={40} label={t("recipients")} /> : null}
        {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
        {query.data && rows.length === 0 ? (
          <NoRows search={search} selection={selection} onClear={() => (search ? setSearch("") : onClear())} />
        ) : null}
        {rows.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <Th>{t("columns.client")}</Th>
                <Th className="max-md:hidden">{t("columns.phone")}</Th>
                {hasVariants ? <Th className="max-md:hidden">{words("variant")}</Th> : null}
                <Th>{t("columns.status")}</Th>
                <Th right className="max-sm:hidden">
                  {t("columns.time")}
                </Th>
                <Th className="max-md:hidden">{t("columns.next")}</Th>
                <Th className="w-1/3 max-md:hidden">{t("columns.reason")}</Th>
                <Th>
                  <span className="sr-only">{book("attempts")}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <RecipientRow key={row.id} row={row} {...{ limitedUntil, hasVariants }} onAsk={setAsked} />
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
      {asked ? <AttemptsDialog campaignId={campaignId} recipient={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function NoRows({
  search,
  selection: { status, ...others },
  onClear,
}: {
  search: string;
  selection: RecipientSelection;
  onClear: () => void;
}) {
  const t = useTranslations("campaigns.detail");
  if (search || Object.values(others).some(Boolean)) return <NothingMatches onClear={onClear} />;
  if (status) return <ListState icon={<SearchX />} title={t(noneKey(status))} />;
  return <ListState icon={<Users />} title={t("emptyRecipients")} text={t("emptyRecipientsText")} />;
}

const noneKey = (status: RecipientFilter) =>
  status === "replied" ? "noneReplied" : status === "clicked" ? "noneClicked" : "noneInState";

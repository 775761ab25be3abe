"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState, NothingMatches } from "@/components/ui/list-state";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { RateCard } from "@/server/usage/rate-cards";
import { useUsageWords } from "./use-usage-words";

/** The prices of a card, searched by country. */
export function CardDialog({ card, onClose }: { card: RateCard; onClose: () => void }) {
  const t = useTranslations("usage.card");
  const tTable = useTranslations("usage.table");
  const words = useUsageWords();
  const [search, setSearch] = useState("");
  const query = useQuery(useTRPC().usage.card.queryOptions({ cardId: card.id }));
  const wanted = search.trim().toLocaleLowerCase();
  const rows = (query.data?.prices ?? [])
    .map((price) => ({ ...price, name: words.place(price.place) }))
    .filter(({ name, place }) => `${name} ${place}`.toLocaleLowerCase().includes(wanted));
  return (
    <Dialog open size="lg" flush onOpenChange={(open) => !open && onClose()} title={card.name}>
      <div className="px-6 py-3">
        <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="max-w-80" />
      </div>
      {query.isPending ? <SkeletonRows label={card.name} /> : null}
      {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {query.data && rows.length === 0 ? <NothingMatches onClear={() => setSearch("")} /> : null}
      {rows.length > 0 ? (
        <Table>
          <thead>
            <tr>
              <Th>{t("place")}</Th>
              <Th>{tTable("category")}</Th>
              <Th right>{t("priceOf", { currency: card.currency })}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, place, category, priceMicros }) => (
              <Tr key={`${place} ${category}`}>
                <Td className="max-sm:whitespace-normal">{name}</Td>
                <Td>{words.category(category)}</Td>
                <Td right className="tabular-nums">
                  {words.unitPrice(priceMicros, card.currency)}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Dialog>
  );
}

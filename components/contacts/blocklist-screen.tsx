"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClientName } from "@/components/inbox/client-name";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { ListState, NothingMatches } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { RowLink } from "@/components/ui/row-link";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import type { BlockedRow } from "@/server/contacts/block-contact";
import { formatPhone } from "@/server/core/phone";
import { useContactMoves } from "./use-contact-data";

/** Blacklist (N.64): who is blocked, by whom, since when and why. */
export function BlocklistScreen({ role }: { role: Role }) {
  const t = useTranslations("contacts.blocklist");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const query = useInfiniteQuery(
    trpc.contacts.blocked.infiniteQueryOptions(
      { search: useDebounced(search.trim(), 250) },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={<SearchInput label={t("search")} value={search} onValueChange={setSearch} className="w-60" />}
    >
      <p className="m-0 mb-4 max-w-160 text-text-2">{t("text")}</p>
      {query.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={query} />
      {query.data && rows.length === 0 && search ? <NothingMatches onClear={() => setSearch("")} /> : null}
      {query.data && rows.length === 0 && !search ? (
        <ListState icon={<Ban />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {rows.length > 0 ? <Rows rows={rows} /> : null}
      {query.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </PageSheet>
  );
}

function Rows({ rows }: { rows: BlockedRow[] }) {
  const t = useTranslations("contacts.blocklist");
  const tBlock = useTranslations("contacts.block");
  const moment = useMoment();
  const nameOf = useClientName();
  const { unblock } = useContactMoves();
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("contact")}</Th>
            <Th className="w-1/3 max-md:hidden">{tBlock("reason")}</Th>
            <Th className="max-md:hidden">{t("by")}</Th>
            <Th className="max-md:hidden">{t("since")}</Th>
            <Th>
              <span className="sr-only">{tBlock("unblock")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = nameOf(row);
            const phone = row.phone ? formatPhone(row.phone) : null;
            return (
              <Tr key={row.contactId}>
                <Td className="max-md:py-2 max-md:whitespace-normal">
                  <RowLink href={`/contacts/${row.contactId}`}>{name}</RowLink>
                  {phone && phone !== name ? <span className="block text-meta text-text-3">{phone}</span> : null}
                  <span className="block text-meta text-text-2 md:hidden">{row.reason}</span>
                </Td>
                <Td className="max-w-0 truncate text-text-2 max-md:hidden" title={row.reason ?? undefined}>
                  {row.reason}
                </Td>
                <Td className="text-text-2 max-md:hidden">{row.blockedBy}</Td>
                <Td className="text-text-2 max-md:hidden">{moment(row.blockedAt)}</Td>
                <Td right>
                  <Button
                    className="relative z-1"
                    pending={unblock.isPending}
                    onClick={() =>
                      unblock.mutate(
                        { contactId: row.contactId },
                        { onSuccess: () => void showToast({ title: tBlock("undone", { name }) }) },
                      )
                    }
                  >
                    {tBlock("unblock")}
                  </Button>
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

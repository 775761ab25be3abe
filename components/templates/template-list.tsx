"use client";
import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState, NothingMatches } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { SyncButton } from "./sync-button";
import { SyncNews } from "./sync-news";
import { TemplateDrawer } from "./template-drawer";
import { TemplateFilters } from "./template-filters";
import { toRows } from "./template-rows";
import { TemplateTable } from "./template-table";
import { mentions, passes, useTemplateFilter } from "./use-template-filter";

/** Formuláře (design 14): every template of every number, language by language, with drafts, use and success (S2.18, O12). */
export function TemplateList({ company, mayManage }: { company: string; mayManage: boolean }) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const filter = useTemplateFilter();
  const [search, setSearch] = useState("");
  const listed = useQuery(trpc.templates.list.queryOptions({}));
  const drafts = useQuery(trpc.templates.drafts.queryOptions(undefined, { enabled: mayManage }));
  const usage = useQuery(trpc.templates.usage.queryOptions(undefined, { staleTime: 60_000 }));
  const syncs = useQuery(trpc.templates.syncs.queryOptions());
  const numbers = (syncs.data ?? []).filter(({ id }) => !filter.numberId || id === filter.numberId);
  const rows = listed.data ? toRows(listed.data, drafts.data ?? []) : [];
  const counted = rows.filter((row) => passes(row, filter));
  const shown = counted.filter((row) => (!filter.status || row.status === filter.status) && mentions(row, search));
  return (
    <PageSheet
      title={
        <>
          {t("title")} <span className="font-medium text-text-3 max-sm:hidden">{t("titleSuffix")}</span>
        </>
      }
      actions={
        <>
          <SyncNews numbers={numbers} />
          {mayManage ? <SyncButton label={t("sync")} numberIds={numbers.map(({ id }) => id)} /> : null}
          {mayManage ? (
            <ButtonLink variant="primary" href="/templates/new">
              <Plus aria-hidden />
              {t("new")}
            </ButtonLink>
          ) : null}
        </>
      }
      tabs={
        <TemplateFilters
          rows={listed.data ? counted : null}
          numbers={syncs.data ?? []}
          filter={filter}
          search={search}
          onSearch={setSearch}
        />
      }
      flush
    >
      {listed.isPending ? <SkeletonRows height={64} label={t("title")} /> : null}
      {listed.isError ? <ErrorState onRetry={() => listed.refetch()} retrying={listed.isFetching} /> : null}
      {listed.data && rows.length === 0 ? (
        <ListState icon={<LayoutTemplate />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {rows.length > 0 && shown.length === 0 ? (
        <NothingMatches
          text={search ? t("filteredOut", { search }) : t("filteredOutState")}
          onClear={() => {
            setSearch("");
            filter.set({ state: null, number: null, category: null, favourites: null });
          }}
        />
      ) : null}
      {shown.length > 0 ? (
        <TemplateTable rows={shown} usage={usage.data ?? null} onOpen={(row) => filter.set({ open: row.key })} />
      ) : null}
      <TemplateDrawer
        company={company}
        mayManage={mayManage}
        usage={usage.data ?? null}
        row={rows.find(({ key }) => key === filter.open) ?? null}
        onClose={() => filter.set({ open: null })}
      />
    </PageSheet>
  );
}

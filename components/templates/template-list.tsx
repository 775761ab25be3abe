"use client";
import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { ErrorState, ListState, NothingMatches } from "@/components/ui/list-state";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { countStatuses, groupVersions } from "@/server/templates/list-rules";
import { SyncButton } from "./sync-button";
import { SyncNews } from "./sync-news";
import { TemplateDrawer } from "./template-drawer";
import { TemplateTable } from "./template-table";
import { mentions, type TemplateRow, useTemplateFilter } from "./use-template-filter";

/** Formuláře (design 14): every template of every number with the state of each language (S2.18). */
export function TemplateList({ company, maySync }: { company: string; maySync: boolean }) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const filter = useTemplateFilter();
  const [search, setSearch] = useState("");
  const listed = useQuery(trpc.templates.list.queryOptions({}, { select: groupVersions }));
  const syncs = useQuery(trpc.templates.syncs.queryOptions());
  const numbers = (syncs.data ?? []).filter(({ id }) => !filter.numberId || id === filter.numberId);
  const ofNumber = (listed.data ?? []).filter(({ versions }) =>
    filter.numberId ? versions[0]?.numberId === filter.numberId : true,
  );
  const shown = ofNumber.filter((row) => (!filter.status || row.status === filter.status) && mentions(row, search));
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
          {maySync ? <SyncButton label={t("sync")} numberIds={numbers.map(({ id }) => id)} /> : null}
        </>
      }
      tabs={
        <div className="flex flex-wrap items-center gap-3">
          <Tabs rows={ofNumber} filter={filter} />
          <span className="flex-1" />
          {(syncs.data?.length ?? 0) > 1 ? <NumberSelect numbers={syncs.data ?? []} filter={filter} /> : null}
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="w-54 max-sm:w-full" />
        </div>
      }
      flush
    >
      {listed.isPending ? <SkeletonRows height={64} label={t("title")} /> : null}
      {listed.isError ? <ErrorState onRetry={() => listed.refetch()} retrying={listed.isFetching} /> : null}
      {listed.data?.length === 0 ? (
        <ListState icon={<LayoutTemplate />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {listed.data && listed.data.length > 0 && shown.length === 0 ? (
        <NothingMatches
          text={search ? t("filteredOut", { search }) : t("filteredOutState")}
          onClear={() => {
            setSearch("");
            filter.set({ state: null, number: null });
          }}
        />
      ) : null}
      {shown.length > 0 ? <TemplateTable rows={shown} onOpen={(row) => filter.set({ open: row.key })} /> : null}
      <TemplateDrawer
        company={company}
        row={listed.data?.find(({ key }) => key === filter.open) ?? null}
        onClose={() => filter.set({ open: null })}
      />
    </PageSheet>
  );
}

type Filter = ReturnType<typeof useTemplateFilter>;

function Tabs({ rows, filter }: { rows: TemplateRow[]; filter: Filter }) {
  const t = useTranslations("templates");
  const all = { href: filter.hrefWith({ state: null }), label: t("all"), count: rows.length, current: !filter.status };
  const states = countStatuses(rows).map(({ status, count }) => ({
    href: filter.hrefWith({ state: status }),
    label: t(`status.${status}`),
    count,
    current: filter.status === status,
  }));
  return <TabLinks label={t("tabs")} tabs={[all, ...states]} />;
}

function NumberSelect({ numbers, filter }: { numbers: { id: string; name: string }[]; filter: Filter }) {
  const t = useTranslations("templates");
  const options = [
    { value: "all", label: t("allNumbers") },
    ...numbers.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Select
      size="sm"
      aria-label={t("number")}
      className="w-44 max-sm:w-full"
      options={options}
      value={filter.numberId ?? "all"}
      onValueChange={(id) => filter.set({ number: id === "all" ? null : id, state: null })}
    />
  );
}

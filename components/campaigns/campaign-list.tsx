"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarDays, ChartColumn, ListChecks, Megaphone } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { PageSheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState, ListState, NothingMatches } from "@/components/ui/list-state";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { showToast } from "@/components/ui/toast-manager";
import type { ListedCampaign } from "@/server/campaigns/list-campaigns";
import { type CampaignTab, campaignTabs } from "@/server/campaigns/schema";
import { CampaignTable } from "./campaign-table";

const pollMs = 4000;

/** Kampaně (design 08): tabs with counts, search, groups by state, live progress. */
export function CampaignList() {
  const t = useTranslations("campaigns");
  const tPlan = useTranslations("plan");
  const compare = useTranslations("outcome.compare");
  const book = useTranslations("outcome.book");
  const trpc = useTRPC();
  const given = useSearchParams().get("tab");
  const tab = campaignTabs.find((known) => known === given) ?? "all";
  const [search, setSearch] = useState("");
  const filter = { tab, search: useDeferredValue(search) };
  const query = useQuery(
    trpc.campaigns.list.queryOptions(filter, {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        state.data?.campaigns.some(({ status }) => status === "running") ? pollMs : 30_000,
    }),
  );
  return (
    <PageSheet
      title={t("title")}
      actions={
        <>
          <SearchInput
            label={t("search")}
            value={search}
            onValueChange={setSearch}
            className="w-54 max-sm:order-last max-sm:w-full"
          />
          <ButtonLink href="/campaigns/calendar">
            <CalendarDays aria-hidden />
            <span className="max-sm:sr-only">{tPlan("calendar.link")}</span>
          </ButtonLink>
          <ButtonLink href="/campaigns/ledger">
            <ListChecks aria-hidden />
            <span className="max-sm:sr-only">{book("title")}</span>
          </ButtonLink>
          <ButtonLink href="/campaigns/compare">
            <ChartColumn aria-hidden />
            <span className="max-sm:sr-only">{compare("action")}</span>
          </ButtonLink>
          <ButtonLink variant="primary" href="/campaigns/new">
            {t("create")}
          </ButtonLink>
        </>
      }
      tabs={<Tabs tab={tab} counts={query.data?.tabs} />}
      flush
    >
      {query.isPending ? <SkeletonRows height={60} label={t("title")} /> : null}
      {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {query.data ? (
        <Rows
          campaigns={query.data.campaigns}
          filter={filter}
          onClear={() => setSearch("")}
          total={query.data.tabs.all}
        />
      ) : null}
    </PageSheet>
  );
}

function Tabs({ tab, counts }: { tab: CampaignTab; counts: Record<CampaignTab, number> | undefined }) {
  const t = useTranslations("campaigns.tabs");
  const tabs = campaignTabs.map((key) => ({
    href: key === "all" ? "/campaigns" : `/campaigns?tab=${key}`,
    label: t(key),
    count: key === "all" ? undefined : counts?.[key],
    current: key === tab,
  }));
  return <TabLinks label={t("label")} tabs={tabs} />;
}

function Rows({
  campaigns,
  filter,
  onClear,
  total,
}: {
  campaigns: ListedCampaign[];
  filter: { tab: CampaignTab; search: string };
  onClear: () => void;
  total: number;
}) {
  const t = useTranslations("campaigns");
  const [deleted, setDeleted] = useState<ListedCampaign | null>(null);
  if (campaigns.length === 0) {
    if (filter.search) return <NothingMatches text={t("filteredOut", { search: filter.search })} onClear={onClear} />;
    if (total > 0) return <ListState icon={<Megaphone />} title={t("emptyTab.title")} text={t("emptyTab.text")} />;
    return (
      <ListState icon={<Megaphone />} title={t("empty.title")} text={t("empty.text")}>
        <ButtonLink variant="primary" href="/campaigns/new">
          {t("create")}
        </ButtonLink>
      </ListState>
    );
  }
  return (
    <>
      <CampaignTable campaigns={campaigns} onDelete={setDeleted} />
      <DeleteDraft campaign={deleted} onClose={() => setDeleted(null)} />
    </>
  );
}

function DeleteDraft({ campaign, onClose }: { campaign: ListedCampaign | null; onClose: () => void }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const remove = useMutation(
    trpc.campaigns.remove.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.campaigns.list.queryKey() });
        onClose();
        showToast({ title: t("toast.deleted") });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  return (
    <ConfirmDialog
      danger
      open={campaign !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("deleteDialog.title", { name: campaign?.name ?? "" })}
      description={t("deleteDialog.text")}
      confirm={t("deleteDialog.confirm")}
      pending={remove.isPending}
      onConfirm={() => campaign && remove.mutate({ campaignId: campaign.id })}
    />
  );
}

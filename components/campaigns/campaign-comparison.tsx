"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { Combobox } from "@/components/ui/combobox";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { mostCompared } from "@/server/campaigns/schema";
import { ComparisonTable } from "./comparison-table";

/** Porovnání kampaní: up to five side by side; which ones stands in the address, so a link shows the same. */
export function CampaignComparison() {
  const t = useTranslations("outcome.compare");
  const tCampaigns = useTranslations("campaigns");
  const trpc = useTRPC();
  const { ids, setIds } = useComparedIds();
  const query = useQuery(
    trpc.campaigns.compare.queryOptions(
      { campaignIds: ids },
      { enabled: ids.length > 0, placeholderData: keepPreviousData, refetchInterval: 15_000 },
    ),
  );
  const compared = ids.length > 0 ? (query.data ?? []).filter(({ id }) => ids.includes(id)) : [];
  return (
    <PageSheet
      title={t("title")}
      up={{ href: "/campaigns", label: tCampaigns("title") }}
      actions={<AddCampaign ids={ids} onAdd={(id) => setIds([...ids, id])} />}
      flush
    >
      {ids.length > 0 && query.isPending ? <SkeletonRows label={t("title")} /> : null}
      {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {ids.length === 0 || (query.data && compared.length === 0 && !query.isFetching) ? (
        <ListState icon={<ChartColumn />} title={t("empty")} text={t("emptyText")} />
      ) : null}
      {compared.length > 0 ? (
        <ComparisonTable campaigns={compared} onRemove={(id) => setIds(ids.filter((known) => known !== id))} />
      ) : null}
    </PageSheet>
  );
}

function AddCampaign({ ids, onAdd }: { ids: string[]; onAdd: (id: string) => void }) {
  const t = useTranslations("outcome.compare");
  const status = useTranslations("campaigns.status");
  const trpc = useTRPC();
  const list = useQuery(trpc.campaigns.list.queryOptions({ tab: "all", search: "" }));
  if (ids.length >= mostCompared) return <span className="text-text-2">{t("most", { max: mostCompared })}</span>;
  const options = (list.data?.campaigns ?? [])
    .filter(({ id, launchedAt }) => launchedAt !== null && !ids.includes(id))
    .map((campaign) => ({ value: campaign.id, label: campaign.name, hint: status(campaign.status) }));
  return (
    <Combobox
      // Each choice begins anew with an empty field.
      key={ids.join()}
      aria-label={t("choose")}
      placeholder={t("choose")}
      options={options}
      value={null}
      onValueChange={(id) => id && onAdd(id)}
      className="w-72 max-sm:w-full"
    />
  );
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function useComparedIds() {
  const router = useRouter();
  const given = useSearchParams().get("ids")?.split(",") ?? [];
  const ids = [...new Set(given.filter((id) => uuid.test(id)))].slice(0, mostCompared);
  const setIds = (next: string[]) =>
    router.replace(next.length > 0 ? `?ids=${next.join(",")}` : "?", { scroll: false });
  return { ids, setIds };
}

"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EstimateResult } from "@/components/usage/estimate-result";

/** What the campaign would cost, by country, before it starts (O11). */
export function CostEstimate({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.cost");
  const trpc = useTRPC();
  const cost = useQuery(trpc.campaigns.cost.queryOptions({ campaignId }, { placeholderData: keepPreviousData }));
  if (cost.isError) return <ErrorState onRetry={() => cost.refetch()} retrying={cost.isFetching} />;
  if (!cost.data) return <SkeletonRows rows={2} label={t("loading")} />;
  if (cost.data.ok && cost.data.count === 0) return null;
  return <EstimateResult estimate={cost.data} isStale={cost.isPlaceholderData} unfinished={0} />;
}

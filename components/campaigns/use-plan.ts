"use client";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import { useRefreshCampaigns } from "./use-campaign";

/** A plan being changed, and the picture of it; `onChange` hears every change. */
export function usePlan(
  campaignId: string,
  stored: CampaignSchedule,
  onChange: (schedule: CampaignSchedule) => void = () => undefined,
) {
  const trpc = useTRPC();
  const [schedule, setSchedule] = useState(stored);
  const asked = useDeferredValue(schedule);
  const forecast = useQuery(
    trpc.campaigns.forecast.queryOptions(
      { campaignId, schedule: asked },
      { placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  const change = (part: Partial<CampaignSchedule>) => {
    const next = { ...schedule, ...part };
    setSchedule(next);
    onChange(next);
  };
  return { schedule, change, forecast };
}

export function useSavePlan(campaignId: string) {
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.campaigns.changeSchedule.mutationOptions({
      onSuccess: () => refresh(),
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  return {
    isPending: save.isPending,
    save: (schedule: CampaignSchedule) => save.mutateAsync({ campaignId, schedule }),
  };
}

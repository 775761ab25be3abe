"use client";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import { useRefreshCampaigns } from "./use-campaign";

const saveAfterMs = 500;

/** A plan being changed, and the picture of it. */
export function usePlan(campaignId: string, stored: CampaignSchedule) {
  const trpc = useTRPC();
  const [schedule, setSchedule] = useState(stored);
  const asked = useDeferredValue(schedule);
  const forecast = useQuery(
    trpc.campaigns.forecast.queryOptions(
      { campaignId, schedule: asked },
      { placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  const change = (part: Partial<CampaignSchedule>) => setSchedule((old) => ({ ...old, ...part }));
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

/** Saves a draft's plan a moment after each change, and when the step is left. */
export function useAutosave(
  schedule: CampaignSchedule,
  stored: CampaignSchedule,
  save: (schedule: CampaignSchedule) => Promise<unknown>,
) {
  const saved = useRef(JSON.stringify(stored));
  const latest = useRef(() => undefined as unknown);
  latest.current = () => {
    const text = JSON.stringify(schedule);
    if (text === saved.current) return;
    saved.current = text;
    save(schedule).catch(() => {
      saved.current = "";
    });
  };
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [schedule]);
  useEffect(() => () => void latest.current(), []);
}

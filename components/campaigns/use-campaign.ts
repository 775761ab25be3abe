"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { LaunchOutcome } from "@/server/campaigns/launch-campaign";

/** A campaign and how far it is; asked every two seconds while it runs, slower when only receipts can change it. */
export function useCampaign(campaignId: string) {
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaigns.get.queryOptions({ campaignId }));
  const progress = useQuery(
    trpc.campaigns.progress.queryOptions(
      { campaignId },
      { refetchInterval: ({ state }) => (state.data?.status === "running" ? 2000 : 15_000) },
    ),
  );
  return { campaign, progress };
}

/** Pause, resume, end, launch: each refreshes everything of campaigns and says what happened. `isPlanned`: a launch only plans it. */
export function useCampaignMoves(campaignId: string, { isPlanned = false } = {}) {
  const trpc = useTRPC();
  const t = useTranslations("campaigns");
  const plan = useTranslations("plan");
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const onError = (error: unknown) => showToast({ title: errorText(error), tone: "error" });
  const done = async (title: string) => {
    showToast({ title });
    await refresh();
  };
  const started = (title: string) => (outcome: LaunchOutcome) =>
    outcome.ok
      ? done(title)
      : showToast({
          title: t("blockers.title"),
          description: outcome.blockers.map((blocker) => t(`blockers.${blocker}`)).join(" "),
          tone: "error",
        });
  return {
    campaignId,
    launch: useMutation(
      trpc.campaigns.launch.mutationOptions({
        onError,
        onSuccess: started(isPlanned ? plan("launch.planned") : t("toast.launched")),
      }),
    ),
    resume: useMutation(trpc.campaigns.resume.mutationOptions({ onError, onSuccess: started(t("toast.resumed")) })),
    unplan: useMutation(trpc.campaigns.unplan.mutationOptions({ onError, onSuccess: () => done(plan("unplan.done")) })),
    pause: useMutation(trpc.campaigns.pause.mutationOptions({ onError, onSuccess: () => done(t("toast.paused")) })),
    end: useMutation(
      trpc.campaigns.end.mutationOptions({
        onError,
        onSuccess: ({ cancelled }) => done(t("toast.ended", { count: cancelled })),
      }),
    ),
  };
}

export function useRefreshCampaigns(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
}

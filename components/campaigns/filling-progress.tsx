"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { showToast } from "@/components/ui/toast-manager";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { useRefreshCampaigns } from "./use-campaign";

/** Contacts of the directory on their way into a campaign; it goes on whether anybody watches or not. */
export function FillingProgress({
  campaign,
  filling,
}: {
  campaign: ShownCampaign;
  filling: ShownCampaign["imports"][number];
}) {
  const t = useTranslations("campaigns.audience");
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  // While it is shown, it moves.
  useQuery(trpc.campaigns.get.queryOptions({ campaignId: campaign.id }, { refetchInterval: 1000 }));
  const cancel = useMutation(
    trpc.campaigns.cancelImport.mutationOptions({
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => refresh(),
    }),
  );
  const expected = Math.max(filling.audience?.expected ?? 0, filling.rowCount);
  const text = t("filling", { done: filling.rowCount, total: expected });
  return (
    <div role="status" className="flex flex-col gap-2 py-2">
      <ProgressBar parts={[{ value: filling.rowCount, tone: "accent" }]} total={Math.max(1, expected)} label={text} />
      <div className="flex items-center gap-3 text-text-2">
        <span className="flex-1">{text}</span>
        <Button
          variant="danger"
          pending={cancel.isPending}
          onClick={() => cancel.mutate({ campaignId: campaign.id, importId: filling.id })}
        >
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}

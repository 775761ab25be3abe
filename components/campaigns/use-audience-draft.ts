"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { Audience, VariableSource } from "@/db/schema/campaign-audience";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { useRefreshCampaigns } from "./use-campaign";

/** What an audience comes to, asked anew with every change; what was shown stays until then. */
export function useCountedAudience(input: {
  campaignId: string;
  audience: Audience;
  sources?: (VariableSource | null)[];
}) {
  const trpc = useTRPC();
  return useQuery(
    trpc.campaigns.countAudience.queryOptions(input, {
      enabled: input.audience.steps.length > 0,
      placeholderData: (before) => before,
    }),
  );
}

/** The audience of a draft as it stands on the screen: shown at once, saved behind it, in the order of the changes. */
export function useAudienceDraft(draft: ShownCampaign) {
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const [audience, setAudience] = useState<Audience>(draft.audience);
  const save = useMutation(
    trpc.campaigns.saveAudience.mutationOptions({
      scope: { id: `audience-${draft.id}` },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => refresh(),
    }),
  );
  const counted = useCountedAudience({ campaignId: draft.id, audience });
  const change = (next: Audience) => {
    setAudience(next);
    save.mutate({ campaignId: draft.id, audience: next });
  };
  return { audience, change, counted };
}

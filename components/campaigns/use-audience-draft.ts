"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import type { Audience, VariableSource } from "@/db/schema/campaign-audience";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { useRefreshCampaigns } from "./use-campaign";
import type { Wizard } from "./use-wizard";

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

/** The audience of a draft as it stands on the screen: shown at once, saved behind it with what else is written to the draft. */
export function useAudienceDraft(draft: ShownCampaign, wizard: Wizard) {
  const client = useTRPCClient();
  const refresh = useRefreshCampaigns();
  const [audience, setAudience] = useState<Audience>(
    () => (wizard.unwritten("audience") as Audience | undefined) ?? draft.audience, // put there below
  );
  const counted = useCountedAudience({ campaignId: draft.id, audience });
  const change = (next: Audience) => {
    setAudience(next);
    wizard.put(
      "audience",
      next,
      async (revision) => {
        const input = { campaignId: draft.id, audience: next, revision };
        const answer = await client.campaigns.saveAudience.mutate(input, { context: { outlivesPage: true } });
        void refresh();
        return answer;
      },
      0,
    );
  };
  return { audience, change, counted };
}

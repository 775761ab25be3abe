"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { ForecastPicture } from "./forecast-picture";
import { PlanForm } from "./plan-form";
import { StepFrame } from "./step-frame";
import { useRefreshCampaigns } from "./use-campaign";
import { usePlan } from "./use-plan";
import type { Wizard } from "./use-wizard";

/** Step 5: when it starts, in which hours, how fast, what stops it; beside it how that will go. */
export function StepPlan({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("plan");
  // Asked anew at every visit: a form filled from what was known before the last save would take it back.
  const facts = useQuery(useTRPC().campaigns.schedule.queryOptions({ campaignId: draft.id }, { staleTime: 0 }));
  if (facts.data && facts.isFetchedAfterMount) return <Loaded wizard={wizard} draft={draft} facts={facts.data} />;
  return (
    <StepFrame wizard={wizard} step="plan" text={t("text")}>
      {facts.isError ? (
        <ErrorState onRetry={() => facts.refetch()} retrying={facts.isFetching} />
      ) : (
        <SkeletonRows rows={6} label={t("title")} />
      )}
    </StepFrame>
  );
}

function Loaded({ wizard, draft, facts }: { wizard: Wizard; draft: ShownCampaign; facts: ShownSchedule }) {
  const t = useTranslations("plan");
  const client = useTRPCClient();
  const refresh = useRefreshCampaigns();
  const left = wizard.unwritten("plan") as CampaignSchedule | undefined; // put there below
  const { schedule, change, forecast } = usePlan(draft.id, left ?? facts.schedule, (next) =>
    wizard.put("plan", next, async (revision) => {
      const input = { campaignId: draft.id, schedule: next, revision };
      const answer = await client.campaigns.changeSchedule.mutate(input, { context: { outlivesPage: true } });
      void refresh();
      return answer;
    }),
  );
  return (
    <StepFrame
      wizard={wizard}
      step="plan"
      text={t("text")}
      aside={
        forecast.isError && !forecast.data ? (
          <ErrorState onRetry={() => forecast.refetch()} retrying={forecast.isFetching} />
        ) : (
          <ForecastPicture forecast={forecast.data} />
        )
      }
    >
      <div className="max-w-160">
        <PlanForm schedule={schedule} onChange={change} facts={facts} places={forecast.data?.places ?? []} />
      </div>
    </StepFrame>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { ForecastPicture } from "./forecast-picture";
import { PlanForm } from "./plan-form";
import { StepFrame } from "./step-frame";
import { useAutosave, usePlan, useSavePlan } from "./use-plan";
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
  const { schedule, change, forecast } = usePlan(draft.id, facts.schedule);
  const { save } = useSavePlan(draft.id);
  useAutosave(schedule, facts.schedule, save);
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

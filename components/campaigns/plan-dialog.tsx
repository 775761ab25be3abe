"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Dialog } from "@/components/ui/dialog";
import { FormDialog } from "@/components/ui/form-dialog";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { ForecastPicture } from "./forecast-picture";
import { PlanForm } from "./plan-form";
import { usePlan, useSavePlan } from "./use-plan";

/** "Změnit plán" of a campaign that waits or runs: raising and lowering its limits holds from the next batch on (S2.15). */
export function PlanDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useTranslations("plan");
  const facts = useQuery(useTRPC().campaigns.schedule.queryOptions({ campaignId }, { staleTime: 0 }));
  if (facts.data && facts.isFetchedAfterMount)
    return <Form campaignId={campaignId} facts={facts.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("change")} size="lg">
      {facts.isError ? (
        <ErrorState onRetry={() => facts.refetch()} retrying={facts.isFetching} />
      ) : (
        <SkeletonRows rows={6} label={t("title")} />
      )}
    </Dialog>
  );
}

function Form({ campaignId, facts, onClose }: { campaignId: string; facts: ShownSchedule; onClose: () => void }) {
  const t = useTranslations("plan");
  const { schedule, change, forecast } = usePlan(campaignId, facts.schedule);
  const { save, isPending } = useSavePlan(campaignId);
  const submit = async () => {
    const saved = await save(schedule).then(
      () => true,
      () => false,
    );
    if (!saved) return;
    showToast({ title: t("saved") });
    onClose();
  };
  return (
    <FormDialog
      size="lg"
      title={t("change")}
      description={t("dialogText")}
      onClose={onClose}
      onSubmit={submit}
      pending={isPending}
    >
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_300px]">
        <PlanForm schedule={schedule} onChange={change} facts={facts} places={forecast.data?.places ?? []} />
        <ForecastPicture forecast={forecast.data} />
      </div>
    </FormDialog>
  );
}

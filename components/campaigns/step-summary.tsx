"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Download, Megaphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useLanguageName } from "@/components/templates/use-language-name";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showUndo } from "@/components/ui/toast-manager";
import { launchBlockers } from "@/server/campaigns/rules";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { formatPhone } from "@/server/core/phone";
import { ConsentPanel } from "./consent-panel";
import { CostEstimate } from "./cost-estimate";
import { LaunchChecks } from "./launch-checks";
import { ReplyRoute } from "./reply-route";
import { StepFrame } from "./step-frame";
import { SummaryFigures } from "./summary-figures";
import { SummaryVariants } from "./summary-variants";
import { useCampaignMoves } from "./use-campaign";
import { usePlanRows } from "./use-plan-rows";
import { useReasonName } from "./use-reason";
import type { Wizard } from "./use-wizard";

/** Step 6: who gets it, until when, who is left out and why, checks, and Spustit with ten seconds to take it back. */
export function StepSummary({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns.wizard.summary");
  const trpc = useTRPC();
  const progress = useQuery(trpc.campaigns.progress.queryOptions({ campaignId: draft.id }));
  const facts = useQuery(
    trpc.campaigns.launchFacts.queryOptions({ campaignId: draft.id }, { refetchInterval: 15_000 }),
  );
  const plan = useQuery(trpc.campaigns.schedule.queryOptions({ campaignId: draft.id }));
  const willGet = facts.data?.planned ?? progress.data?.ledger.unsent ?? 0;
  const isReady = facts.data !== undefined && launchBlockers(facts.data).length === 0;
  return (
    <StepFrame
      wizard={wizard}
      step="summary"
      text={t("text")}
      aside={facts.data ? <LaunchChecks facts={facts.data} /> : null}
      action={<LaunchButton draft={draft} plan={plan.data} isReady={isReady} count={willGet} />}
    >
      {progress.isPending ? <SkeletonRows rows={4} label={t("text")} /> : null}
      {progress.isError ? <ErrorState onRetry={() => progress.refetch()} retrying={progress.isFetching} /> : null}
      {progress.data ? (
        <div className="max-w-200">
          <ConsentPanel campaignId={draft.id} />
          <div className="mb-6">
            <ReplyRoute campaignId={draft.id} />
          </div>
          <SummaryFigures progress={progress.data} willGet={willGet} ratePerSecond={draft.ratePerSecond} />
          <div className="mt-7">
            <CostEstimate campaignId={draft.id} />
          </div>
          {draft.variants.length > 0 ? <SummaryVariants draft={draft} /> : null}
          <div className="mt-7 grid gap-x-12 gap-y-7 md:grid-cols-2">
            <Excluded campaignId={draft.id} reasons={progress.data.reasons} />
            <Settings draft={draft} plan={plan.data} />
          </div>
        </div>
      ) : null}
    </StepFrame>
  );
}

function LaunchButton({
  draft,
  plan,
  isReady,
  count,
}: {
  draft: ShownCampaign;
  plan: ShownSchedule | undefined;
  isReady: boolean;
  count: number;
}) {
  const t = useTranslations("campaigns");
  const tPlan = useTranslations("plan.launch");
  const isPlanned = Boolean(plan?.schedule.start);
  const router = useRouter();
  const moves = useCampaignMoves(draft.id, { isPlanned });
  const [isWaiting, setWaiting] = useState(false);
  const launch = () =>
    moves.launch.mutate(
      { campaignId: draft.id },
      {
        onSuccess: (outcome) => outcome.ok && router.push(`/campaigns/${draft.id}`),
        onSettled: () => setWaiting(false),
      },
    );
  const press = () => {
    setWaiting(true);
    showUndo({
      title: isPlanned ? tPlan("undo") : t("wizard.summary.undo"),
      description: t("wizard.summary.undoText", { count }),
      onCommit: launch,
      onUndo: () => setWaiting(false),
    });
  };
  const reason = isWaiting ? t("wizard.summary.launching") : isReady ? null : t("blockers.title");
  return (
    <Button variant="primary" onClick={press} reason={reason} pending={moves.launch.isPending}>
      {isPlanned ? <CalendarClock aria-hidden /> : <Megaphone aria-hidden />}
      {isPlanned ? tPlan("plan") : t("wizard.summary.launch")}
    </Button>
  );
}

function Excluded({ campaignId, reasons }: { campaignId: string; reasons: CampaignProgress["reasons"] }) {
  const t = useTranslations("campaigns.wizard.summary");
  const format = useFormatter();
  const nameOf = useReasonName();
  const sum = reasons.reduce((total, { count }) => total + count, 0);
  return (
    <section>
      <h3 className="m-0 mb-2 text-body">
        {t("excluded")} <span className="font-medium text-text-3">{format.number(sum)}</span>
      </h3>
      {sum === 0 ? <p className="m-0 text-text-3">{t("noExcluded")}</p> : null}
      <dl className="m-0">
        {reasons.map((reason) => (
          <div key={`${reason.plan}|${reason.reason}`} className="flex h-8 items-center border-b border-line">
            <dt className="flex-1 text-text-2">{nameOf(reason)}</dt>
            <dd className="m-0">{format.number(reason.count)}</dd>
          </div>
        ))}
      </dl>
      {sum > 0 ? (
        <ButtonLink
          variant="link"
          className="mt-2 -ml-1"
          href={`/api/campaigns/${campaignId}/files/excluded.csv`}
          download="excluded.csv"
        >
          <Download aria-hidden />
          {t("download")}
        </ButtonLink>
      ) : null}
    </section>
  );
}

function Settings({ draft, plan }: { draft: ShownCampaign; plan: ShownSchedule | undefined }) {
  const t = useTranslations("campaigns.wizard.summary");
  const planned = usePlanRows();
  const languageName = useLanguageName();
  const rows = [
    [t("number"), `${draft.numberName} · ${formatPhone(draft.numberPhone)}`],
    [t("template"), draft.templateName],
    [t("language"), languageName(draft.templateLanguage)],
    ...(plan ? planned(plan) : []),
    [t("note"), draft.note],
  ];
  return (
    <section>
      <h3 className="m-0 mb-2 text-body">{t("settings")}</h3>
      <dl className="m-0">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="flex gap-3 py-1.5">
              <dt className="w-30 shrink-0 text-text-2">{label}</dt>
              <dd className="m-0 min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Sheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Steps } from "@/components/ui/steps";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { StepBasics } from "./step-basics";
import { StepPlan } from "./step-plan";
import { StepRecipients } from "./step-recipients";
import { StepSender } from "./step-sender";
import { StepSummary } from "./step-summary";
import { StepVariables } from "./step-variables";
import { useWizard, type Wizard, wizardSteps } from "./use-wizard";

/** "+ Vytvořit kampaň" from the beginning. */
export function NewCampaign({ company }: { company: string }) {
  return <CampaignWizard draft={null} company={company} />;
}

/** A draft goes on at the step in the address; a campaign that has started is shown instead. */
export function EditCampaign({ campaignId, company }: { campaignId: string; company: string }) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const trpc = useTRPC();
  const query = useQuery(trpc.campaigns.get.queryOptions({ campaignId }));
  const started = query.data && query.data.status !== "draft";
  useEffect(() => {
    if (started) router.replace(`/campaigns/${campaignId}`);
  }, [started, campaignId, router]);
  if (query.isError)
    return (
      <Sheet>
        <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />
      </Sheet>
    );
  if (!query.data || started)
    return (
      <Sheet>
        <SkeletonRows label={t("title")} />
      </Sheet>
    );
  return <CampaignWizard draft={query.data} company={company} />;
}

function CampaignWizard({ draft, company }: { draft: ShownCampaign | null; company: string }) {
  const wizard = useWizard(draft);
  return (
    <Sheet>
      <Header wizard={wizard} draft={draft} />
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] border-t border-line desk:grid-cols-[216px_minmax(0,1fr)]">
        <nav className="p-4 max-desk:hidden">
          <StepList wizard={wizard} draft={draft} />
        </nav>
        <CurrentStep wizard={wizard} draft={draft} company={company} />
      </div>
    </Sheet>
  );
}

function Header({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign | null }) {
  const t = useTranslations("campaigns.wizard");
  const moment = useMoment();
  const at = wizardSteps.indexOf(wizard.step) + 1;
  const saved = wizard.isSaving
    ? t("saving")
    : wizard.savedAt
      ? t("savedAt", { at: moment(wizard.savedAt) })
      : draft
        ? ""
        : t("unsaved");
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-3 px-6 max-desk:px-4">
      <h1 className="m-0 truncate text-lead">{wizard.fields.name || t("new")}</h1>
      <span role="status" className="truncate text-meta text-text-3">
        {saved}
      </span>
      <span className="flex-1" />
      <span className="text-meta text-text-2 desk:hidden">{`${at} / ${wizardSteps.length}`}</span>
      <ButtonLink variant="plain" size="icon" href="/campaigns" aria-label={t("close")} title={t("close")}>
        <X aria-hidden />
      </ButtonLink>
    </header>
  );
}

function StepList({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign | null }) {
  const t = useTranslations("campaigns.wizard");
  const current = wizardSteps.indexOf(wizard.step);
  const base = draft ? `/campaigns/${draft.id}/edit` : "/campaigns/new";
  const steps = wizardSteps.map((key, n) => ({
    key,
    label: t(`step.${key}`),
    state: n === current ? ("current" as const) : n < current ? ("done" as const) : ("ahead" as const),
    href: `${base}?step=${key}`,
  }));
  return <Steps label={t("steps")} steps={steps} />;
}

function CurrentStep(props: { wizard: Wizard; draft: ShownCampaign | null; company: string }) {
  const { wizard, draft } = props;
  if (wizard.step === "basics") return <StepBasics wizard={wizard} draftId={draft?.id ?? null} />;
  if (wizard.step === "sender" || !draft) return <StepSender wizard={wizard} company={props.company} />;
  if (wizard.step === "recipients") return <StepRecipients wizard={wizard} draft={draft} />;
  if (wizard.step === "variables") return <StepVariables wizard={wizard} draft={draft} company={props.company} />;
  if (wizard.step === "plan") return <StepPlan wizard={wizard} draft={draft} />;
  return <StepSummary wizard={wizard} draft={draft} />;
}

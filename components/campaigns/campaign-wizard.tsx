"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { SheetHeader } from "@/components/shell/page-sheet";
import { Sheet } from "@/components/shell/sheet";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Steps } from "@/components/ui/steps";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { StepBasics } from "./step-basics";
import { StepPlan } from "./step-plan";
import { StepRecipients } from "./step-recipients";
import { StepSender } from "./step-sender";
import { StepSummary } from "./step-summary";
import { StepVariables } from "./step-variables";
import { useWizard, type Wizard, wizardSteps } from "./use-wizard";
import { WizardHeader } from "./wizard-header";

/** "+ Vytvořit kampaň" from the beginning. Once the draft is made its own address stands there, and Back finds it again. */
export function NewCampaign({ company }: { company: string }) {
  const path = usePathname();
  const [known] = useState(() => /\/campaigns\/([0-9a-f-]{36})\/edit/.exec(path)?.[1] ?? null);
  return <CampaignEditor campaignId={known} company={company} />;
}

/** A draft goes on at the step in the address; a campaign that has started is shown instead. */
export function EditCampaign({ campaignId, company }: { campaignId: string; company: string }) {
  return <CampaignEditor campaignId={campaignId} company={company} />;
}

function CampaignEditor({ campaignId: given, company }: { campaignId: string | null; company: string }) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const trpc = useTRPC();
  const [campaignId, setCampaignId] = useState(given);
  const query = useQuery(
    trpc.campaigns.get.queryOptions({ campaignId: campaignId ?? "" }, { enabled: campaignId !== null }),
  );
  const started = query.data && query.data.status !== "draft";
  useEffect(() => {
    if (started) router.replace(`/campaigns/${campaignId}`);
  }, [started, campaignId, router]);
  const created = (id: string) => {
    setCampaignId(id);
    // The answer may come when the page has been left already.
    const { pathname, search } = window.location;
    if (pathname === "/campaigns/new") window.history.replaceState(null, "", `/campaigns/${id}/edit${search}`);
  };
  if (query.isError && !query.data && given)
    return (
      <Sheet>
        <SheetHeader title={t("title")} up={{ href: "/campaigns", label: t("detail.breadcrumb") }} />
        {query.error.data?.code === "NOT_FOUND" ? (
          <GoneState href="/campaigns" label={t("detail.breadcrumb")} />
        ) : (
          <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />
        )}
      </Sheet>
    );
  if (started || (given && !query.data))
    return (
      <Sheet>
        <SkeletonRows label={t("title")} />
      </Sheet>
    );
  return <CampaignWizard draft={query.data ?? null} company={company} onCreated={created} />;
}

function CampaignWizard({
  draft,
  company,
  onCreated,
}: {
  draft: ShownCampaign | null;
  company: string;
  onCreated: (campaignId: string) => void;
}) {
  const wizard = useWizard(draft, onCreated);
  return (
    <Sheet>
      <WizardHeader wizard={wizard} isDraft={draft !== null} />
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] border-t border-line desk:grid-cols-[240px_minmax(0,1fr)]">
        <nav className="p-4 max-desk:hidden">
          <StepList wizard={wizard} draft={draft} />
        </nav>
        <CurrentStep wizard={wizard} draft={draft} company={company} />
      </div>
    </Sheet>
  );
}

function StepList({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign | null }) {
  const t = useTranslations("campaigns.wizard");
  const current = wizardSteps.indexOf(wizard.step);
  // Before there is a draft only what is behind can be gone back to.
  const base = draft ? `/campaigns/${draft.id}/edit` : "/campaigns/new";
  const steps = wizardSteps.map((key, n) => ({
    key,
    label: t(`step.${key}`),
    state: n === current ? ("current" as const) : n < current ? ("done" as const) : ("ahead" as const),
    ...(draft || n < current ? { href: `${base}?step=${key}` } : {}),
  }));
  return <Steps label={t("steps")} steps={steps} />;
}

function CurrentStep(props: { wizard: Wizard; draft: ShownCampaign | null; company: string }) {
  const { wizard, draft } = props;
  if (wizard.step === "basics") return <StepBasics wizard={wizard} draftId={draft?.id ?? null} />;
  if (wizard.step === "sender" || !draft) return <StepSender wizard={wizard} draft={draft} company={props.company} />;
  if (wizard.step === "recipients") return <StepRecipients key={wizard.version} wizard={wizard} draft={draft} />;
  if (wizard.step === "variables") return <StepVariables wizard={wizard} draft={draft} company={props.company} />;
  if (wizard.step === "plan") return <StepPlan key={wizard.version} wizard={wizard} draft={draft} />;
  return <StepSummary wizard={wizard} draft={draft} />;
}

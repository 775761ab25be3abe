"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Sheet } from "@/components/shell/sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Steps } from "@/components/ui/steps";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownRegistration } from "@/server/registration/show-registration";
import { FinishResult } from "./finish-result";
import { RegistrationChip } from "./registration-chip";
import { StepCompany } from "./step-company";
import { StepFinish } from "./step-finish";
import { StepNumber } from "./step-number";
import { StepPrepare } from "./step-prepare";
import { StepProfile } from "./step-profile";
import { StepProvider } from "./step-provider";
import { useRegistration } from "./use-registration";
import { useWizard, type Wizard } from "./use-wizard";

/** "Registrační proces" (S3): vertical steps with saved progress, from the preparation to the first message. */
export function RegistrationWizard({ registrationId }: { registrationId: string }) {
  const t = useTranslations("registration");
  const query = useRegistration(registrationId);
  if (query.data?.state === "discarded")
    return (
      <Sheet>
        <ListState icon={<X />} title={t("discarded.title")} text={t("discarded.text")}>
          <ButtonLink href="/settings/numbers/new">{t("discarded.again")}</ButtonLink>
        </ListState>
      </Sheet>
    );
  if (query.data) return <Loaded shown={query.data} />;
  return (
    <Sheet>
      {query.isError ? (
        <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />
      ) : (
        <SkeletonRows label={t("title")} />
      )}
    </Sheet>
  );
}

function Loaded({ shown }: { shown: ShownRegistration }) {
  const wizard = useWizard(shown);
  return (
    <Sheet>
      <Header wizard={wizard} />
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] border-t border-line desk:grid-cols-[244px_minmax(0,1fr)]">
        <nav className="p-4 max-desk:hidden">
          <StepList wizard={wizard} />
        </nav>
        <CurrentStep wizard={wizard} />
      </div>
    </Sheet>
  );
}

function Header({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration");
  const moment = useMoment();
  const { shown, savedAt, steps, step } = wizard;
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-3 px-6 max-desk:px-4">
      <h1 className="m-0 text-lead max-desk:line-clamp-2 max-desk:py-2 max-desk:leading-tight desk:truncate">
        {t(`ways.${shown.way}.label`)} <span className="text-text-2">{t(`providers.${shown.provider}.label`)}</span>
      </h1>
      <RegistrationChip state={shown.state} />
      <span role="status" className="truncate text-meta text-text-3 max-sm:hidden">
        {wizard.isSaving ? t("saving") : t("savedAt", { at: moment(savedAt ?? shown.updatedAt) })}
      </span>
      <span className="flex-1" />
      <span className="text-meta whitespace-nowrap text-text-2 desk:hidden">{`${steps.indexOf(step) + 1} / ${steps.length}`}</span>
      <ButtonLink variant="plain" size="icon" href="/settings/numbers" aria-label={t("close")} title={t("close")}>
        <X aria-hidden />
      </ButtonLink>
    </header>
  );
}

function StepList({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration");
  const { steps, step, shown } = wizard;
  const current = steps.indexOf(step);
  return (
    <Steps
      label={t("stepsLabel")}
      steps={steps.map((key, n) => ({
        key,
        label: t(`steps.${key}.title`),
        state: n < current ? "done" : n === current ? (shown.finishedAt ? "done" : "current") : "ahead",
        ...(shown.finishedAt || n > current ? {} : { href: `/settings/numbers/new/${shown.id}?step=${key}` }),
      }))}
    />
  );
}

function CurrentStep({ wizard }: { wizard: Wizard }) {
  if (wizard.shown.finishedAt) return <FinishResult wizard={wizard} />;
  if (wizard.step === "prepare") return <StepPrepare wizard={wizard} />;
  if (wizard.step === "provider") return <StepProvider wizard={wizard} />;
  if (wizard.step === "company") return <StepCompany wizard={wizard} />;
  if (wizard.step === "profile") return <StepProfile wizard={wizard} />;
  if (wizard.step === "number") return <StepNumber wizard={wizard} />;
  return <StepFinish wizard={wizard} />;
}

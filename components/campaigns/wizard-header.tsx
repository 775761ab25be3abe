"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EditingNotice } from "@/components/ui/editing-notice";
import { useMoment } from "@/components/ui/use-moment";
import { type Wizard, wizardSteps } from "./use-wizard";

/** The campaign's name, whether all of it is saved, and the way out; below it, that somebody else has changed the draft. */
export function WizardHeader({ wizard, isDraft }: { wizard: Wizard; isDraft: boolean }) {
  const t = useTranslations("campaigns.wizard");
  const at = wizardSteps.indexOf(wizard.step) + 1;
  return (
    <>
      <header className="flex min-h-14 shrink-0 items-center gap-3 px-6 max-desk:px-4">
        <div className="flex min-w-0 flex-1 items-baseline gap-x-3 max-desk:flex-col max-desk:py-1.5">
          <h1 className="m-0 max-w-full truncate text-lead">{wizard.fields.name || t("new")}</h1>
          <SavingState wizard={wizard} isDraft={isDraft} />
        </div>
        <span className="text-meta text-text-2 desk:hidden">{`${at} / ${wizardSteps.length}`}</span>
        <ButtonLink variant="plain" size="icon" href="/campaigns" aria-label={t("close")} title={t("close")}>
          <X aria-hidden />
        </ButtonLink>
      </header>
      {wizard.saving.phase === "outdated" ? (
        <div className="px-6 pb-3 max-desk:px-4">
          <EditingNotice
            isOutdated
            newer={t("newer")}
            takeNewer={t("takeNewer")}
            onTakeNewer={() => void wizard.takeNewer()}
            problem={null}
          />
        </div>
      ) : null}
    </>
  );
}

/** Quiet while all is well; only what went wrong is announced. */
function SavingState({ wizard, isDraft }: { wizard: Wizard; isDraft: boolean }) {
  const t = useTranslations("campaigns.wizard");
  const moment = useMoment();
  const errorText = useErrorText();
  const { phase, savedAt, error } = wizard.saving;
  if (phase === "failed" || phase === "outdated")
    return (
      <span role="status" className="flex min-w-0 max-w-full flex-wrap items-center gap-x-2 text-meta text-danger-text">
        <span className="min-w-0">{phase === "failed" ? t("failed", { why: errorText(error) }) : t("notSaved")}</span>
        {phase === "failed" ? (
          <Button variant="link" onClick={wizard.retry}>
            {t("retry")}
          </Button>
        ) : null}
      </span>
    );
  const saved = savedAt ? t("savedAt", { at: moment(savedAt) }) : isDraft ? t("saved") : "";
  const text = phase === "saved" ? saved : t("saving");
  return (
    <span className="max-w-full truncate text-meta text-text-3">{wizard.gap ? t(`gap.${wizard.gap}`) : text}</span>
  );
}

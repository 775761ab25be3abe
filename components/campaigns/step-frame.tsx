"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Wizard, type WizardStep, wizardSteps } from "./use-wizard";

/** One step: heading, content, what stands beside it, and the way back and on. */
export function StepFrame({
  wizard,
  step,
  text,
  aside,
  onNext,
  reason,
  action,
  children,
}: {
  wizard: Wizard;
  step: WizardStep;
  text: ReactNode;
  aside?: ReactNode;
  /** Asked before going on; false stays. */
  onNext?: () => boolean;
  reason?: string | null;
  /** Instead of the next step's button. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("campaigns.wizard");
  const [isGoing, setGoing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone, and the focus with it: a reader goes on at the new step.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const go = async (next: WizardStep) => {
    setGoing(true);
    await wizard.goTo(next);
    setGoing(false);
  };
  const at = wizardSteps.indexOf(step);
  const [before, after] = [wizardSteps[at - 1], wizardSteps[at + 1]];
  return (
    <div className="contents">
      <div className="flex min-h-0 min-w-0 overflow-y-auto max-xl:flex-col xl:overflow-hidden">
        <section className="min-w-0 flex-1 px-6 py-5 max-desk:px-4 desk:border-l desk:border-line xl:overflow-y-auto">
          <h2 ref={heading} tabIndex={-1} className="m-0 text-title outline-none">
            {t(`step.${step}`)}
          </h2>
          <p className="m-0 mt-1 mb-5 max-w-160 text-text-2">{text}</p>
          {children}
        </section>
        {aside ? (
          <aside className="flex shrink-0 flex-col items-center bg-canvas px-6 py-5 max-xl:border-t max-xl:border-line xl:w-91 xl:overflow-y-auto xl:border-l xl:border-line">
            {aside}
          </aside>
        ) : null}
      </div>
      <footer className="col-span-full flex min-h-16 shrink-0 items-center justify-end gap-2 border-t border-line px-6 max-desk:px-4">
        {before ? (
          <Button variant="plain" onClick={() => void go(before)}>
            {t("backStep")}
          </Button>
        ) : null}
        {action ??
          (after ? (
            <Button
              variant="primary"
              pending={isGoing}
              reason={reason}
              onClick={() => (onNext?.() ?? true) && go(after)}
            >
              {t("next", { step: t(`step.${after}`) })}
            </Button>
          ) : null)}
      </footer>
    </div>
  );
}

"use client";
import { Clock, Coins } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Wizard } from "./use-wizard";
import { WhatIf, type WhatIfCase } from "./what-if";

/** One step: what, why, how long, what it costs, "co když…", and the way back and on. */
export function StepFrame({
  wizard,
  cases,
  isCharged,
  reason,
  action,
  children,
}: {
  wizard: Wizard;
  cases: readonly WhatIfCase[];
  /** The next thing done here starts charging (S3.40). */
  isCharged?: boolean;
  /** Why one cannot go on yet. */
  reason?: string | null;
  /** Instead of the next step's button. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("registration");
  const { steps, step, goTo, isLeaving } = wizard;
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return (
    <div className="contents">
      <div className="flex min-h-0 min-w-0 overflow-y-auto max-xl:flex-col xl:overflow-hidden">
        <section className="min-w-0 flex-1 px-6 py-5 max-desk:px-4 desk:border-l desk:border-line xl:overflow-y-auto">
          <h2 className="m-0 text-title">{t(`steps.${step}.title`)}</h2>
          <p className="m-0 mt-1 max-w-160 text-text-2">{t(`steps.${step}.text`)}</p>
          <p className="m-0 mt-2 mb-5 flex items-center gap-1.5 text-meta text-text-2">
            <Clock aria-hidden className="size-3.5" />
            {t(`steps.${step}.time`)}
          </p>
          <div className="flex max-w-160 flex-col gap-5">
            {isCharged ? (
              <Banner tone="warn" icon={<Coins aria-hidden />}>
                <b>{t("cost.title")}</b> {t(`cost.${wizard.shown.provider}`)}
              </Banner>
            ) : null}
            {children}
          </div>
        </section>
        <aside
          aria-label={t("whatIf.title")}
          className="shrink-0 bg-canvas px-6 py-5 max-xl:border-t max-xl:border-line max-desk:px-4 xl:w-80 xl:overflow-y-auto xl:border-l xl:border-line"
        >
          <WhatIf cases={cases} />
        </aside>
      </div>
      <footer className="col-span-full flex min-h-16 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-2 max-desk:px-4">
        {reason ? <span className="min-w-0 flex-1 text-meta text-text-2 max-sm:basis-full">{reason}</span> : null}
        {before ? (
          <Button variant="plain" onClick={() => goTo(before)} disabled={isLeaving}>
            {t("back")}
          </Button>
        ) : null}
        {action ??
          (after ? (
            <Button variant="primary" pending={isLeaving} reason={reason ?? null} onClick={() => goTo(after)}>
              {t("next", { step: t(`steps.${after}.title`) })}
            </Button>
          ) : null)}
      </footer>
    </div>
  );
}

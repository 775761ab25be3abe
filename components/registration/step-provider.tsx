"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ProviderDialog360 } from "./provider-dialog360";
import { ProviderMeta } from "./provider-meta";
import { ProviderTwilio } from "./provider-twilio";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";
import type { WhatIfCase } from "./what-if";

const cases = {
  meta: ["popup", "otherBusiness", "scopes"],
  "360dialog": ["noAccount", "noEmail", "popup"],
  twilio: ["noSender", "trial"],
} as const satisfies Record<string, readonly WhatIfCase[]>;

/** Step 1: the account at the provider, by its own window or by credentials. */
export function StepProvider({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration");
  const { shown } = wizard;
  return (
    <StepFrame wizard={wizard} cases={cases[shown.provider]} reason={useMissing(wizard)}>
      <RoadProblem wizard={wizard} />
      {shown.data.listed.length > 0 ? (
        <Banner tone="ok" role="status">
          {t("provider.found", { count: shown.data.listed.length })}
        </Banner>
      ) : null}
      {shown.provider === "meta" ? <ProviderMeta wizard={wizard} /> : null}
      {shown.provider === "360dialog" ? <ProviderDialog360 wizard={wizard} /> : null}
      {shown.provider === "twilio" ? <ProviderTwilio wizard={wizard} /> : null}
    </StepFrame>
  );
}

/** Why the step is not done. A new number needs only an account; 360dialog's comes from its portal later. */
function useMissing({ shown }: Wizard): string | null {
  const t = useTranslations("registration.provider");
  if (shown.state === "waiting_email") return t("missing.email");
  if (shown.way === "register" && shown.provider === "360dialog") return null;
  const isConnected = Object.keys(shown.data.config).length > 0 || shown.data.listed.length > 0;
  if (!isConnected) return t(shown.provider === "360dialog" ? "missing.numbers" : "missing.account");
  return shown.way === "connect" && shown.data.listed.length === 0 ? t("missing.numbers") : null;
}

/** The provider's own window was closed, refused or blocked: at which of its steps, in its words. */
export function RoadProblem({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.problem");
  const { problem } = wizard.shown.data;
  if (!problem) return null;
  const step = problem.kind === "cancelled" && problem.note && t.has(`at.${problem.note}`) ? problem.note : null;
  return (
    <Banner tone={problem.kind === "cancelled" ? "info" : "danger"} role="alert">
      <b>{t(`${problem.kind}.title`)}</b> {t(`${problem.kind}.text`)}
      {step ? <span className="block">{t("stoppedAt", { step: t(`at.${step}`) })}</span> : null}
      {problem.note && !step ? <span className="block">{t("providerSays", { reason: problem.note })}</span> : null}
    </Banner>
  );
}

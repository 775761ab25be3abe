"use client";
import { CircleCheck, Hourglass, OctagonAlert } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFailureText } from "@/components/live/use-failure-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useMoment } from "@/components/ui/use-moment";
import { formatPhone } from "@/server/core/phone";
import { isReviewLate } from "@/server/registration/rules";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

const looks = {
  done: { icon: <CircleCheck />, look: "bg-ok-soft text-ok-text" },
  review_pending: { icon: <Hourglass />, look: "bg-warn-soft text-warn-text" },
  policy_review: { icon: <Hourglass />, look: "bg-warn-soft text-warn-text" },
  rejected: { icon: <OctagonAlert />, look: "bg-danger-soft text-danger-text" },
  blocked: { icon: <OctagonAlert />, look: "bg-danger-soft text-danger-text" },
};
type Outcome = keyof typeof looks;
const isOutcome = (state: string): state is Outcome => state in looks;

/** S3.29, S3.30: it worked, what the provider still looks at, and the way to the number's page. */
export function FinishResult({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.result");
  const { shown, moves } = wizard;
  const { number } = shown;
  const state = isOutcome(shown.state) ? shown.state : "done";
  const { icon, look } = looks[state];
  return (
    <StepFrame
      wizard={{ ...wizard, step: "finish", steps: ["finish"] }}
      cases={["review", "nameRejected", "secondNumber"]}
      action={
        number ? (
          <>
            <Button pending={moves.check.isPending} onClick={() => moves.check.mutate({ registrationId: shown.id })}>
              {t("check")}
            </Button>
            <ButtonLink variant="primary" href={`/settings/numbers/${number.id}`}>
              {t("open")}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink variant="primary" href="/settings/numbers">
            {t("list")}
          </ButtonLink>
        )
      }
    >
      <div role="status" className="flex items-start gap-4">
        <span aria-hidden className={`grid size-12 shrink-0 place-items-center rounded-full [&_svg]:size-6 ${look}`}>
          {icon}
        </span>
        <div className="min-w-0">
          <h3 className="m-0 text-title">{t(`${state}.title`, { name: number?.name ?? "" })}</h3>
          <p className="m-0 mt-1 text-text-2">
            {number ? `${formatPhone(number.phone)} · ` : ""}
            {t(`${state}.text`)}
          </p>
        </div>
      </div>
      <Details wizard={wizard} state={state} />
      <NextSteps wizard={wizard} />
    </StepFrame>
  );
}

function Details({ wizard, state }: { wizard: Wizard; state: Outcome }) {
  const t = useTranslations("registration.result");
  const moment = useMoment();
  const failureText = useFailureText();
  const now = useNow({ updateInterval: 60_000 });
  const { number } = wizard.shown;
  if (!number) return null;
  const since = state === "policy_review" ? number.statusSince : (number.nameStatusSince ?? number.statusSince);
  const waits = state === "review_pending" || state === "policy_review";
  const reason = state === "rejected" ? (number.nameReason ?? number.statusReason) : number.statusReason;
  return (
    <>
      {waits ? (
        <Banner tone={isReviewLate(since, now) ? "warn" : "info"}>
          {t("waitsSince", { at: moment(since) })} {isReviewLate(since, now) ? t("late") : t("usual")}
        </Banner>
      ) : null}
      {reason && state !== "done" ? <Banner tone="danger">{t("reason", { reason })}</Banner> : null}
      {state === "blocked" ? (
        <a
          href="https://business.facebook.com/accountquality"
          target="_blank"
          rel="noopener noreferrer"
          className="self-start py-1 font-medium text-accent-text touch:py-3"
        >
          {t("appeal")}
        </a>
      ) : null}
      {number.webhookError ? (
        <Banner tone="danger" role="alert">
          {t("webhookFailed", { reason: failureText(number.webhookError) })}
        </Banner>
      ) : null}
      {number.healthError ? (
        <Banner tone="warn">{t("healthFailed", { reason: failureText(number.healthError) })}</Banner>
      ) : null}
    </>
  );
}

/** What is ready, and what is worth doing next: no need to visit the provider's portal for any of it (S3.30). */
function NextSteps({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.result.next");
  const { number } = wizard.shown;
  if (!number) return null;
  const base = `/settings/numbers/${number.id}`;
  return (
    <ul className="m-0 list-none divide-y divide-line rounded-lg p-0 shadow-[inset_0_0_0_1px_var(--line)]">
      <NextStep text={t(number.groupId ? "routed" : "routing")} href={base} action={t("routingAction")} />
      <NextStep text={t("profile")} href={`${base}/profile`} action={t("profileAction")} />
      <NextStep text={t("templates")} href={`${base}/templates`} action={t("templatesAction")} />
      <NextStep text={t("test")} href={`${base}/diagnostics`} action={t("testAction")} />
    </ul>
  );
}

function NextStep({ text, href, action }: { text: ReactNode; href: string; action: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <span className="min-w-48 flex-1">{text}</span>
      <ButtonLink href={href}>{action}</ButtonLink>
    </li>
  );
}

"use client";
import { Info, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type Step, Steps } from "@/components/ui/steps";
import { TemplateFacts, TemplatePicker, useMissingText } from "../composer/template-picker";
import { NewSessionContact } from "./new-session-contact";
import { NewSessionNumber } from "./new-session-number";
import { type NewSession, type NewSessionStep, newSessionSteps, useNewSession } from "./new-session-state";

/** A person writes to a client first (S1.20–S1.26): from which number, to whom, with which template. */
export function NewSessionDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("composer.newSession");
  const formId = useId();
  const next = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const session = useNewSession({ open, onDone: () => onOpenChange(false) });
  const { step, to, blocker } = session;
  const mayGoOn = step === "contact" && to !== null && blocker === null;
  useEffect(() => {
    if (step === "template") form.current?.querySelector("input")?.focus();
    else if (mayGoOn) next.current?.focus();
  }, [step, mayGoOn]);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      flush
      title={t("title")}
      aside={<Progress session={session} />}
      footer={<Footer session={session} formId={formId} nextRef={next} />}
    >
      <form
        ref={form}
        id={formId}
        className="h-full desk:h-114"
        onSubmit={(event) => {
          event.preventDefault();
          session.goOn();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) session.goOn();
        }}
      >
        {step === "number" ? <NewSessionNumber session={session} /> : null}
        {step === "contact" ? <NewSessionContact session={session} /> : null}
        {step === "template" ? <TemplatePicker picking={session.picking} roomy className="h-full" /> : null}
      </form>
    </Dialog>
  );
}

/** Done steps are named by their value. */
function Progress({ session }: { session: NewSession }) {
  const t = useTranslations("composer.newSession");
  const values: Partial<Record<NewSessionStep, string>> = { number: session.number?.name, contact: session.to?.label };
  const at = newSessionSteps.indexOf(session.step);
  const steps = newSessionSteps.map((key, n): Step => {
    const state = n < at ? "done" : n === at ? "current" : "ahead";
    return { key, state, label: (state === "done" && values[key]) || t(`steps.${key}`) };
  });
  return <Steps steps={steps} label={t("stepsLabel")} across />;
}

function Footer({
  session,
  formId,
  nextRef,
}: {
  session: NewSession;
  formId: string;
  nextRef: RefObject<HTMLButtonElement | null>;
}) {
  const t = useTranslations("composer.newSession");
  const common = useTranslations("common");
  const missingText = useMissingText();
  const { step, picking } = session;
  const isLast = step === "template";
  return (
    <>
      <span className="min-w-0 flex-1 text-meta text-text-2 max-sm:basis-full">
        {isLast ? (
          <span className="flex items-start gap-1.5">
            <Info aria-hidden className="mt-px size-3.5" />
            <span>{picking.chosen ? t("after") : <TemplateFacts picking={picking} />}</span>
          </span>
        ) : null}
      </span>
      {step === "number" ? null : (
        <Button variant="plain" onClick={session.goBack}>
          {common("back")}
        </Button>
      )}
      <Button
        ref={nextRef}
        type="submit"
        form={formId}
        variant="primary"
        pending={session.isSending}
        reason={isLast ? missingText(picking) : session.blocker}
      >
        {isLast ? <SendHorizontal aria-hidden /> : null}
        {t(isLast ? "send" : "next")}
        <Kbd onAccent>{isLast ? "Ctrl ↵" : "↵"}</Kbd>
      </Button>
    </>
  );
}

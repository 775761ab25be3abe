"use client";
import { LoaderCircle, Mic, MicOff, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useVoiceNow, type VoiceControls } from "./use-voice";
import { VoiceRecorded } from "./voice-recorded";
import { VoiceRunning } from "./voice-running";

/** A voice message from asking for the microphone to sending; it stands in place of the field, whose draft stays. */
export function VoicePanel({ controls }: { controls: VoiceControls }) {
  const t = useTranslations("composer.voice");
  const panel = useRef<HTMLDivElement>(null);
  const { phase } = controls;
  // A button that is gone or hidden takes the focus with it.
  useEffect(() => {
    const { activeElement } = document;
    const isLost = !activeElement || activeElement === document.body || activeElement.getClientRects().length === 0;
    if (phase !== "idle" && isLost) panel.current?.focus();
  }, [phase]);
  if (phase === "idle") return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={panel}
      role="group"
      aria-label={t("label")}
      tabIndex={-1}
      className="flex min-h-16 items-center gap-2 p-2 outline-none max-desk:pb-[max(12px,env(safe-area-inset-bottom))]"
    >
      <span role="status" className="sr-only">
        {t(`status.${phase}`)}
      </span>
      {phase === "asking" || phase === "preparing" ? <Waiting controls={controls} /> : null}
      {phase === "refused" ? <Refused controls={controls} /> : null}
      {phase === "recording" || phase === "paused" ? <VoiceRunning controls={controls} /> : null}
      {phase === "ready" || phase === "sending" || phase === "failed" ? <VoiceRecorded controls={controls} /> : null}
    </div>
  );
}

function Waiting({ controls: { phase, discard } }: { controls: VoiceControls }) {
  const t = useTranslations("composer.voice");
  return (
    <>
      <Sign icon={phase === "asking" ? <Mic /> : <LoaderCircle className="motion-safe:animate-spin" />} />
      <Words
        title={t(phase === "asking" ? "status.asking" : "status.preparing")}
        text={phase === "asking" ? t("askingHint") : null}
      />
      <Button variant="plain" onClick={discard}>
        {t("cancel")}
      </Button>
    </>
  );
}

function Refused({ controls }: { controls: VoiceControls }) {
  const t = useTranslations("composer.voice");
  const refusal = useVoiceNow(controls).refusal ?? "broken";
  const { ask, discard } = controls;
  return (
    <>
      <Sign icon={<MicOff />} />
      <Words title={t(`refused.${refusal}`)} text={t(`refused.${refusal}Hint`)} />
      <Button onClick={ask}>
        <RotateCw aria-hidden />
        {t("retry")}
      </Button>
      <IconButton label={t("close")} onClick={discard}>
        <X aria-hidden />
      </IconButton>
    </>
  );
}

const Sign = ({ icon }: { icon: ReactNode }) => (
  <span
    aria-hidden
    className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text [&_svg]:size-4"
  >
    {icon}
  </span>
);

const Words = ({ title, text }: { title: string; text: string | null }) => (
  <div className="min-w-0 flex-1">
    <div className="font-semibold">{title}</div>
    {text ? <div className="text-meta text-text-2">{text}</div> : null}
  </div>
);

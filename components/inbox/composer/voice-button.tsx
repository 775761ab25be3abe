"use client";
import { Mic, SendHorizontal, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { VoiceControls } from "./use-voice";

type Props = { controls: Pick<VoiceControls, "ask" | "reason"> };

/** Begins a voice message. */
export function VoiceButton({ controls: { ask, reason } }: Props) {
  const t = useTranslations("composer.voice");
  return (
    <IconButton label={t("record")} reason={reason} onClick={ask} className="order-4 max-desk:hidden">
      <Mic aria-hidden />
    </IconButton>
  );
}

/** On a phone it stands in Send's place while there is nothing to send. */
export function RoundVoiceButton({ controls: { ask, reason } }: Props) {
  const t = useTranslations("composer.voice");
  return (
    <Button
      variant="primary"
      reason={reason}
      onClick={ask}
      aria-label={t("record")}
      className="order-6 ml-1 size-11 rounded-full p-0 desk:hidden"
    >
      <Mic aria-hidden className="size-5" />
    </Button>
  );
}

export function DiscardVoice({ onClick, disabled }: { onClick: () => void; disabled?: boolean }) {
  const t = useTranslations("composer.voice");
  return (
    <IconButton label={t("discard")} onClick={onClick} disabled={disabled}>
      <Trash2 aria-hidden />
    </IconButton>
  );
}

export function SendVoice({ onClick }: { onClick: () => void }) {
  const t = useTranslations("composer.voice");
  return (
    <Button
      variant="primary"
      onClick={onClick}
      aria-label={t("send")}
      className="shrink-0 max-desk:size-11 max-desk:rounded-full max-desk:p-0"
    >
      <span className="max-desk:hidden">{t("sendShort")}</span>
      <SendHorizontal aria-hidden className="size-5 desk:hidden" />
    </Button>
  );
}

"use client";
import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/live/use-error-text";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { maxVoiceSeconds } from "@/server/media/rules";
import { SoundPlayer } from "../thread/sound-player";
import { useVoiceNow, type VoiceControls } from "./use-voice";
import { DiscardVoice, SendVoice } from "./voice-button";

/** To be heard before it goes, on its way, or kept after a failure. */
export function VoiceRecorded({ controls }: { controls: VoiceControls }) {
  const t = useTranslations("composer.voice");
  const errorText = useErrorText();
  const { recorded, phase, share, ms, error } = useVoiceNow(controls);
  const { discard, stop, send } = controls;
  if (!recorded) return null;
  const isFull = ms >= maxVoiceSeconds * 1000;
  return (
    <>
      <DiscardVoice onClick={discard} disabled={phase === "sending"} />
      <span className="min-w-0 flex-1">
        <SoundPlayer
          src={recorded.previewUrl}
          byteSize={recorded.file.size}
          playLabel={t("play")}
          onUnplayable={() => undefined}
        />
        {isFull && phase === "ready" ? (
          <p className="m-0 text-meta text-text-2">{t("full", { minutes: maxVoiceSeconds / 60 })}</p>
        ) : null}
        {phase === "ready" && !recorded.isVoice ? <p className="m-0 text-meta text-text-2">{t("plainFile")}</p> : null}
        {phase === "failed" ? (
          <p role="alert" className="m-0 flex items-center gap-1 text-meta text-danger-text">
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            {t("failed", { reason: errorText(error) })}
          </p>
        ) : null}
      </span>
      {phase === "sending" ? (
        <>
          <ProgressBar
            parts={[{ value: share, tone: "accent" }]}
            total={1}
            label={t("sending", { percent: share })}
            className="w-16 shrink-0"
          />
          <IconButton label={t("stop")} onClick={stop}>
            <X aria-hidden />
          </IconButton>
        </>
      ) : (
        <SendVoice onClick={send} />
      )}
    </>
  );
}

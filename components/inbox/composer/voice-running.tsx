"use client";
import { Mic, Pause, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { maxVoiceSeconds } from "@/server/media/rules";
import { clockLabel } from "../time-labels";
import { useVoiceNow, type VoiceControls } from "./use-voice";
import { DiscardVoice, SendVoice } from "./voice-button";

/** While it is recorded: how long, how loud, and every way on. */
export function VoiceRunning({ controls }: { controls: VoiceControls }) {
  const t = useTranslations("composer.voice");
  const voice = useVoiceNow(controls);
  const { pause, resume, finish, discard, send } = controls;
  const isPaused = voice.phase === "paused";
  const left = maxVoiceSeconds - voice.ms / 1000;
  return (
    <>
      <DiscardVoice onClick={discard} />
      <span
        aria-hidden
        className={cn("size-2.5 shrink-0 rounded-full", isPaused ? "bg-text-3" : "bg-danger motion-safe:animate-pulse")}
      />
      <span className="shrink-0 text-meta whitespace-nowrap tabular-nums">
        {clockLabel(voice.ms / 1000)}
        {left <= 60 ? <span className="text-warn-text"> · {t("left", { time: clockLabel(left) })}</span> : null}
      </span>
      <Levels levels={voice.levels} />
      <IconButton label={t(isPaused ? "resume" : "pause")} onClick={isPaused ? resume : pause}>
        {isPaused ? <Mic aria-hidden /> : <Pause aria-hidden />}
      </IconButton>
      <IconButton label={t("finish")} onClick={finish}>
        <Square aria-hidden />
      </IconButton>
      <SendVoice onClick={send} />
    </>
  );
}

/** The last seconds as bars that run to the left. */
function Levels({ levels }: { levels: readonly number[] }) {
  return (
    <span aria-hidden className="flex h-8 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden">
      {levels.map((level, at) => (
        <i key={at} className="w-0.5 shrink-0 rounded-full bg-accent" style={{ height: 3 + 25 * level }} />
      ))}
    </span>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { clockLabel } from "../time-labels";
import { barCount, measureRecording } from "./voice-peaks";

const speeds = [1, 1.5, 2] as const;
/** Larger recordings are not measured: their bars stay plain. */
const measuredBytes = 3_000_000;

/** Play, place, length, speed (1, 1.5, 2). The place is a slider, so that keys and screen readers can use it. */
export function SoundPlayer({
  src,
  byteSize,
  playLabel,
  onUnplayable,
  className,
  children,
}: {
  src: string;
  byteSize: number | null;
  playLabel: string;
  /** The browser cannot play it after all. */
  onUnplayable: () => void;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("inbox.media");
  const locale = useLocale();
  const audio = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState({ playing: false, at: 0, total: 0 });
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const update = (change: Partial<typeof state>) => setState((before) => ({ ...before, ...change }));
  const toggle = () => (state.playing ? audio.current?.pause() : void audio.current?.play().catch(() => undefined));
  const nextSpeed = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  return (
    <div className={cn("flex items-center gap-3 max-sm:gap-2", className)}>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording of speech has no captions */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={(event) => {
          silenceOthers(event.currentTarget);
          update({ playing: true });
        }}
        onPause={() => update({ playing: false })}
        onEnded={() => update({ playing: false, at: 0 })}
        onTimeUpdate={(event) => update({ at: event.currentTarget.currentTime })}
        onDurationChange={(event) => update({ total: event.currentTarget.duration })}
        onError={onUnplayable}
      />
      <button
        type="button"
        aria-label={state.playing ? t("pause") : playLabel}
        onClick={toggle}
        className="grid size-8 shrink-0 place-items-center rounded-full bg-accent text-on-accent hover:bg-accent-hover touch:size-11"
      >
        {state.playing ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
      </button>
      <Track
        url={src}
        measured={(byteSize ?? 0) <= measuredBytes}
        at={state.at}
        total={state.total}
        onSeek={(at) => {
          if (audio.current) audio.current.currentTime = at;
          update({ at });
        }}
      />
      <span className="text-meta whitespace-nowrap text-text-2">
        {clockLabel(state.at)} / {clockLabel(state.total)}
      </span>
      <button
        type="button"
        aria-label={t("speed", { speed })}
        onClick={nextSpeed}
        className="h-6 min-w-8 shrink-0 rounded-sm px-1.5 text-meta font-medium text-text-2 hover:bg-text/7 touch:min-h-11"
      >
        {new Intl.NumberFormat(locale).format(speed)}×
      </button>
      {children}
    </div>
  );
}

/** One voice at a time: what else plays is paused where it is. */
function silenceOthers(playing: HTMLMediaElement): void {
  for (const other of document.querySelectorAll<HTMLMediaElement>("audio, video")) if (other !== playing) other.pause();
}

/** The recording's loudness as bars with an invisible slider over them. */
function Track(props: { url: string; measured: boolean; at: number; total: number; onSeek: (at: number) => void }) {
  const { url, measured, at, total, onSeek } = props;
  const t = useTranslations("inbox.media");
  const { data: peaks } = useQuery({
    queryKey: ["recording", url],
    queryFn: () => measureRecording(url),
    enabled: measured,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known = Number.isFinite(total) && total > 0;
  return (
    <span className="relative flex h-6 w-36 min-w-16 shrink items-center gap-px rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-focus">
      {Array.from({ length: barCount }, (_, bar) => (
        <i
          key={bar}
          aria-hidden
          className={
            known && bar / barCount < at / total ? "flex-1 rounded-full bg-accent" : "flex-1 rounded-full bg-text-3/55"
          }
          style={{ height: 3 + 19 * (peaks?.[bar] ?? 0.08) }}
        />
      ))}
      <input
        type="range"
        min={0}
        max={known ? total : 1}
        step={0.1}
        value={known ? at : 0}
        disabled={!known}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        aria-label={t("position")}
        aria-valuetext={t("positionText", { at: clockLabel(at), total: clockLabel(total) })}
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
      />
    </span>
  );
}

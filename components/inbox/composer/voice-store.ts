import { nextState } from "@/server/core/machine";
import { maxVoiceSeconds } from "@/server/media/rules";
import { newUploadPlace, type Uploaded, type UploadPlace, uploadFile } from "./upload-file";
import { type VoicePhase, voiceMachine } from "./voice-machine";
import { prepareVoice } from "./voice-prepare";
import { MicrophoneError, type MicrophoneRefusal, type Recording, startRecording } from "./voice-recorder";

/** A recording that can be listened to and sent; once uploaded it need not be uploaded again. */
export type Recorded = {
  file: File;
  isVoice: boolean;
  ms: number;
  previewUrl: string;
  place: UploadPlace;
  uploaded: Uploaded | null;
};

export type Voice = {
  phase: VoicePhase;
  ms: number;
  /** How loud it was lately, ten times a second, the newest last. */
  levels: readonly number[];
  refusal: MicrophoneRefusal | "broken" | null;
  recorded: Recorded | null;
  /** Share that is uploaded, 0 to 1. */
  share: number;
  error: unknown;
};

const idle: Voice = { phase: "idle", ms: 0, levels: [], refusal: null, recorded: null, share: 0, error: null };
const tickMs = 100;
const keptLevels = 64;

type Doors = {
  start: typeof startRecording;
  prepare: typeof prepareVoice;
  upload: typeof uploadFile;
  nowMs: () => number;
};
const browser: Doors = {
  start: startRecording,
  prepare: prepareVoice,
  upload: uploadFile,
  nowMs: () => performance.now(),
};

/** Voice messages being made, one by conversation. Outside the components: leaving a conversation ends a recording and keeps it. */
export class VoiceStore {
  #voices = new Map<string, Voice>();
  #recordings = new Map<string, Recording>();
  #timers = new Map<string, ReturnType<typeof setInterval>>();
  #uploads = new Map<string, AbortController>();
  #listeners = new Set<() => void>();

  constructor(private readonly doors: Doors = browser) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of = (key: string): Voice => this.#voices.get(key) ?? idle;

  /** Asks for the microphone and records as soon as it may. */
  async ask(key: string): Promise<void> {
    if (!this.#move(key, "ask", { ...idle })) return;
    try {
      const recording = await this.doors.start(() => void this.finish(key));
      if (!this.#move(key, "begin")) return recording.discard();
      this.#recordings.set(key, recording);
      this.#run(key);
    } catch (error) {
      this.#move(key, "refuse", { refusal: error instanceof MicrophoneError ? error.refusal : "broken" });
    }
  }

  pause(key: string): void {
    if (!this.#move(key, "pause")) return;
    clearInterval(this.#timers.get(key));
    this.#recordings.get(key)?.pause();
  }

  resume(key: string): void {
    if (!this.#move(key, "resume")) return;
    this.#recordings.get(key)?.resume();
    this.#run(key);
  }

  /** Ends the recording and keeps it to be listened to. */
  async finish(key: string): Promise<void> {
    const recording = this.#recordings.get(key);
    if (!recording || !this.#move(key, "finish")) return;
    this.#release(key);
    try {
      const { file, isVoice } = await this.doors.prepare(await recording.stop());
      const named = new File([file], isVoice ? "voice.ogg" : "voice.m4a", { type: file.type });
      const { ms } = this.of(key);
      const previewUrl = URL.createObjectURL(named);
      const recorded = { file: named, isVoice, ms, previewUrl, place: newUploadPlace(), uploaded: null };
      if (!this.#move(key, "keep", { recorded })) URL.revokeObjectURL(previewUrl);
    } catch {
      this.#move(key, "lose", { refusal: "broken" });
    }
  }

  discard(key: string): void {
    const { recorded } = this.of(key);
    if (!this.#move(key, "discard", { ...idle })) return;
    this.#recordings.get(key)?.discard();
    this.#release(key);
    if (recorded) URL.revokeObjectURL(recorded.previewUrl);
  }

  /** Nobody looks any more: what is recorded stays, what only waits for the microphone does not. */
  leave(key: string): void {
    const { phase } = this.of(key);
    if (phase === "asking" || phase === "refused") this.discard(key);
    else void this.finish(key);
  }

  /** Uploads and hands over to `deliver`, once however often it is asked; a running recording is ended first. */
  async send(key: string, deliver: (recorded: Recorded & { uploaded: Uploaded }) => void): Promise<void> {
    await this.finish(key);
    const { recorded } = this.of(key);
    if (!recorded || !this.#move(key, "send", { share: 0, error: null })) return;
    const controller = new AbortController();
    this.#uploads.set(key, controller);
    try {
      const onProgress = (share: number) => this.#set(key, { ...this.of(key), share });
      const { signal } = controller;
      const { file, place } = recorded;
      const uploaded = recorded.uploaded ?? (await this.doors.upload(file, { signal, onProgress, place }));
      if (signal.aborted || !this.#move(key, "hand", { ...idle })) return;
      URL.revokeObjectURL(recorded.previewUrl);
      deliver({ ...recorded, uploaded });
    } catch (error) {
      if (!controller.signal.aborted) this.#move(key, "fail", { error });
    }
  }

  /** Stops the upload; the recording stays. */
  stop(key: string): void {
    this.#uploads.get(key)?.abort();
    this.#move(key, "stop");
  }

  /** It could not be sent after all. */
  putBack(key: string, recorded: Recorded): void {
    this.#move(key, "putBack", { recorded: { ...recorded, previewUrl: URL.createObjectURL(recorded.file) } });
  }

  /** By the clock, because a tab in the background ticks late. */
  #run(key: string): void {
    let lastMs = this.doors.nowMs();
    const tick = () => {
      const nowMs = this.doors.nowMs();
      const voice = this.of(key);
      const ms = voice.ms + nowMs - lastMs;
      lastMs = nowMs;
      const level = this.#recordings.get(key)?.level() ?? 0;
      this.#set(key, { ...voice, ms, levels: [...voice.levels, level].slice(-keptLevels) });
      if (ms >= maxVoiceSeconds * 1000) void this.finish(key);
    };
    this.#timers.set(key, setInterval(tick, tickMs));
  }

  #release(key: string): void {
    clearInterval(this.#timers.get(key));
    this.#timers.delete(key);
    this.#recordings.delete(key);
  }

  /** False where the phase does not allow it. */
  #move(key: string, action: string, change: Partial<Voice> = {}): boolean {
    const voice = this.of(key);
    const phase = nextState<VoicePhase>(voiceMachine, voice.phase, action);
    if (phase) this.#set(key, { ...voice, ...change, phase });
    return phase !== null;
  }

  #set(key: string, voice: Voice): void {
    if (voice.phase === "idle") this.#voices.delete(key);
    else this.#voices.set(key, voice);
    for (const listener of this.#listeners) listener();
  }
}

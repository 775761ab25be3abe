import type { Machine } from "@/server/core/machine";

export type VoicePhase =
  | "idle"
  | "asking"
  | "refused"
  | "recording"
  | "paused"
  | "preparing"
  | "ready"
  | "sending"
  | "failed";

/** The life of one voice message in the composer; `lose` and `fail` keep what there is and say why. */
export const voiceMachine = {
  idle: { ask: "asking", putBack: "ready" },
  asking: { begin: "recording", refuse: "refused", discard: "idle" },
  refused: { ask: "asking", discard: "idle" },
  recording: { pause: "paused", finish: "preparing", discard: "idle" },
  paused: { resume: "recording", finish: "preparing", discard: "idle" },
  preparing: { keep: "ready", lose: "refused", discard: "idle" },
  ready: { send: "sending", discard: "idle" },
  sending: { hand: "idle", fail: "failed", stop: "ready" },
  failed: { send: "sending", discard: "idle" },
} as const satisfies Machine<VoicePhase>;

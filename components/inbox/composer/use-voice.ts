"use client";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { useBlockedFiles } from "@/components/files/use-blocked-files";
import { Refusal, useErrorText } from "@/components/live/use-error-text";
import { blockedByClaim, blockRefusal } from "@/server/media/block-rules";
import { voiceType } from "@/server/media/rules";
import type { Conversation } from "../inbox-types";
import { toMediaMessage } from "./composer-outgoing";
import type { Outgoing } from "./use-reply";
import { type Voice, VoiceStore } from "./voice-store";

const store = new VoiceStore();
const nothing = store.of("");

/** All of it, ten times a second while it is recorded. */
export const useVoiceNow = ({ key }: Pick<VoiceControls, "key">): Voice =>
  useSyncExternalStore(
    store.subscribe,
    () => store.of(key),
    () => nothing,
  );

/** The phase of this conversation's voice message and what can be done with it; `field` gets the focus back when it is gone. `deliver` takes it when it is uploaded. */
export function useVoice(
  { id: key }: Pick<Conversation, "id">,
  field: RefObject<HTMLTextAreaElement | null>,
  deliver: (voice: Outgoing) => void,
) {
  const phase = useSyncExternalStore(
    store.subscribe,
    () => store.of(key).phase,
    () => nothing.phase,
  );
  const errorText = useErrorText();
  const blocked = blockedByClaim({ mimeType: voiceType, fileName: null }, useBlockedFiles());
  const refusal = blocked && blockRefusal(blocked);
  useEffect(() => () => store.leave(key), [key]);
  useUnsaved(phase !== "idle" && phase !== "asking" && phase !== "refused");
  const was = useRef(phase);
  useEffect(() => {
    if (phase === "idle" && was.current !== "idle" && !matchMedia("(pointer: coarse)").matches) field.current?.focus();
    was.current = phase;
  }, [phase, field]);
  return {
    key,
    phase,
    /** Why nothing may be recorded; null = it may. */
    reason: refusal && errorText(new Refusal(refusal.key, refusal.values)),
    ask: () => void store.ask(key),
    pause: () => store.pause(key),
    resume: () => store.resume(key),
    finish: () => void store.finish(key),
    discard: () => store.discard(key),
    stop: () => store.stop(key),
    send: () =>
      void store.send(key, (recorded) => deliver(toMediaMessage(recorded, () => store.putBack(key, recorded)))),
  };
}

export type VoiceControls = ReturnType<typeof useVoice>;

/** A recording lives in this tab only, so the tab does not close without a word. */
function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
}

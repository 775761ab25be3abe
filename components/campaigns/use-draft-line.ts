"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { CallError } from "@/components/live/call-error";
import { createDraftLine, type DraftLine } from "./draft-line";

/** Lines of the drafts this tab has written to: a step may be left before its last write is answered. */
const lines = new Map<string, DraftLine>();

const newLine = (revision: number): DraftLine =>
  createDraftLine({ revision, now: () => new Date(), isOutdated: (error) => refusalKey(error) === "campaignChanged" });

/** The line of a draft, or a new one for a draft that is yet to be; `keepLine` gives that one its id. */
export function useDraftLine(draft: { id: string; revision: number } | null) {
  const [line] = useState(() => {
    if (!draft) return newLine(0);
    const known = lines.get(draft.id) ?? newLine(draft.revision);
    lines.set(draft.id, known);
    return known;
  });
  const state = useSyncExternalStore(line.subscribe, line.state, line.state);
  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && line.leave();
    const onOnline = () => line.state().phase === "failed" && void line.flush();
    window.addEventListener("pagehide", line.leave);
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("online", onOnline);
    return () => {
      window.removeEventListener("pagehide", line.leave);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("online", onOnline);
      line.leave();
    };
  }, [line]);
  const isLost = state.phase === "failed" || state.phase === "outdated";
  useEffect(() => {
    if (!isLost) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isLost]);
  return { line, ...state };
}

export const keepLine = (draftId: string, line: DraftLine): void => void lines.set(draftId, line);

function refusalKey(error: unknown): unknown {
  const refusal = error instanceof CallError ? error.data?.refusal : null;
  return typeof refusal === "object" && refusal !== null && "key" in refusal ? refusal.key : null;
}

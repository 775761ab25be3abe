"use client";
import { useEffect } from "react";

const signs = ["pointermove", "pointerdown", "keydown", "touchstart", "wheel", "click"] as const;

/** Calls back once, at the first sign of a person on the page: a moved pointer, a touch, a key. Answers how to stop waiting for it. */
export function atFirstSign(run: () => void): () => void {
  const end = new AbortController();
  const answer = () => {
    end.abort();
    run();
  };
  for (const sign of signs) window.addEventListener(sign, answer, { passive: true, capture: true, signal: end.signal });
  return () => end.abort();
}

/**
 * Fetches code at the first sign of a person on the page. So the page carries only itself when it is loaded, and what is pressed is
 * here by the time it is pressed.
 */
export function usePreparing(fetchCode: () => Promise<unknown>): void {
  // What failed is tried anew when it is needed.
  useEffect(() => atFirstSign(() => void fetchCode().catch(() => undefined)), [fetchCode]);
}

"use client";
import { useEffect } from "react";

const signs = ["pointermove", "pointerdown", "keydown", "touchstart", "wheel"] as const;

/**
 * Fetches code at the first sign of a person on the page: a moved pointer, a touch, a key. So the page carries only itself when it is
 * loaded, and what is pressed is here by the time it is pressed.
 */
export function usePreparing(fetchCode: () => Promise<unknown>): void {
  useEffect(() => {
    const end = new AbortController();
    const prepare = () => {
      end.abort();
      // What failed is tried anew when it is needed.
      fetchCode().catch(() => undefined);
    };
    for (const sign of signs)
      window.addEventListener(sign, prepare, { passive: true, capture: true, signal: end.signal });
    return () => end.abort();
  }, [fetchCode]);
}

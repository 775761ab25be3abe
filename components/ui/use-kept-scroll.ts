"use client";
import { type RefObject, useEffect, useLayoutEffect } from "react";

/** How far down a part was scrolled, by steps of the browser's history. */
const kept = new Map<string, number>();

/** The step that the page stands on; a browser that does not tell keeps nothing. */
function stepOfHistory(): string | null {
  const { navigation } = window as { navigation?: { currentEntry?: { key: string } | null } };
  return navigation?.currentEntry?.key ?? null;
}

/** Back and forward find a scrolling part where it was left; the browser does so for whole pages only. */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const top = kept.get(stepOfHistory() ?? "");
    if (scroller.current && top !== undefined) scroller.current.scrollTop = top;
  }, [scroller]);
  useEffect(() => {
    const part = scroller.current;
    const keep = () => {
      const step = stepOfHistory();
      if (part && step) kept.set(step, part.scrollTop);
    };
    part?.addEventListener("scroll", keep, { passive: true });
    return () => part?.removeEventListener("scroll", keep);
  }, [scroller]);
}

"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Remembers how far a list was scrolled while it is hidden (a phone shows either the list or a thread) and returns there. */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, shown: boolean): void {
  const kept = useRef(0);

  useEffect(() => {
    const element = scroller.current;
    const remember = () => {
      if (element && element.offsetParent !== null) kept.current = element.scrollTop;
    };
    element?.addEventListener("scroll", remember, { passive: true });
    return () => element?.removeEventListener("scroll", remember);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (shown && element && element.scrollTop === 0) element.scrollTop = kept.current;
  }, [scroller, shown]);
}

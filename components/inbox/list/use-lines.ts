"use client";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "react";
import { linesInSight, startsOf } from "./lines-in-sight";

/** Lines drawn above and below what is in sight. */
const overscan = 8;

/**
 * Draws only the lines in sight of a long list. A line's height is guessed until it has been drawn, then measured, and kept for as long
 * as the list lives.
 */
export function useLines({
  keys,
  guess,
  scroller,
}: {
  keys: readonly string[];
  guess: (at: number) => number;
  scroller: RefObject<HTMLElement | null>;
}) {
  const measured = useRef(new Map<string, number>());
  const [version, drawAnew] = useReducer((count: number) => count + 1, 0);
  const starts = useMemo(
    () => startsOf(keys.map((key, at) => measured.current.get(key) ?? guess(at))),
    [keys, guess, version],
  );
  const sight = linesInSight(starts, viewOf(scroller.current), overscan);
  const { first, end } = sight;
  const drawn = useRef({ starts, ...sight });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const next = linesInSight(drawn.current.starts, viewOf(element), overscan);
      if (next.first !== drawn.current.first || next.end !== drawn.current.end) drawAnew();
    };
    element.addEventListener("scroll", look, { passive: true });
    let { width } = viewOf(element);
    const resized = new ResizeObserver(() => {
      // A phone turned on its side has other rows.
      if (viewOf(element).width !== width) measured.current.clear();
      width = viewOf(element).width;
      drawAnew();
    });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resized.disconnect();
    };
  }, [scroller]);

  // After every drawing: what stands there now tells its height.
  useLayoutEffect(() => {
    drawn.current = { starts, first, end };
    let isNew = false;
    for (const line of scroller.current?.querySelectorAll<HTMLElement>("[data-line]") ?? []) {
      const key = keys[Number(line.dataset.line)];
      // Reading a height makes the browser lay out the page, so each is read once.
      if (key === undefined || measured.current.has(key) || line.offsetHeight === 0) continue;
      measured.current.set(key, line.offsetHeight);
      isNew = true;
    }
    if (isNew) drawAnew();
  });

  return {
    height: starts.at(-1) ?? 0,
    lines: keys.slice(first, end).map((key, at) => ({ key, index: first + at, start: starts[first + at] ?? 0 })),
    /** Scrolls no further than needed for the line to be seen whole. */
    scrollTo: (at: number) => {
      const [start, next, element] = [starts[at], starts[at + 1], scroller.current];
      if (start === undefined || next === undefined || !element) return;
      if (start < element.scrollTop) element.scrollTop = start;
      else if (next > element.scrollTop + element.clientHeight) element.scrollTop = next - element.clientHeight;
      drawAnew();
    },
  };
}

/** Before there is a box, a screen's worth. */
const viewOf = (box: HTMLElement | null) => ({
  top: box?.scrollTop ?? 0,
  height: box?.clientHeight ?? 900,
  width: box?.clientWidth ?? 0,
});

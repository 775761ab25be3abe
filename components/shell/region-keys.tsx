"use client";
import { useEffect } from "react";
import { otherKeys } from "../keys/shortcuts";

/** F6 moves the focus to the next region (`data-region`) of the page, Shift+F6 to the one before. */
export function RegionKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== otherKeys.regions.presses[0] || event.ctrlKey || event.metaKey || event.altKey) return;
      const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
        (region) => region.offsetParent !== null,
      );
      if (regions.length === 0) return;
      event.preventDefault();
      const at = regions.findLastIndex((region) => region.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = regions[(Math.max(at, step < 0 ? 0 : at) + step + regions.length) % regions.length];
      if (!next) return;
      const target = next.querySelector<HTMLElement>("[aria-current], a[href], button:not(:disabled), textarea, input");
      (target ?? next).focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

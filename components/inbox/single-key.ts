"use client";
import { useEffect, useEffectEvent } from "react";

/** Single-letter keys count only outside fields and dialogs, and never with a modifier (WCAG 2.1.4). */
export function useSingleKeys(onKey: (key: string, event: KeyboardEvent) => void): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isElsewhere(event.target)) return;
      handle(event.key.length === 1 ? event.key.toLowerCase() : event.key, event);
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null;
}

"use client";
import { useSyncExternalStore } from "react";

let isOpen = false;
const watchers = new Set<() => void>();

/** The search is one for the whole desk; a key, a button of the side bar and a row under "Více" open it. */
export function showSearch(open: boolean): void {
  isOpen = open;
  for (const watcher of watchers) watcher();
}

export const useSearchOpen = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => isOpen,
    () => false,
  );

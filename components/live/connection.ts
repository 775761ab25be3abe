"use client";
import { useSyncExternalStore } from "react";

/** A planned reconnect takes a moment; only what lasts longer is told. */
const graceMs = 2_500;

type Connection = { since: number | null };

let current: Connection = { since: null };
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function set(next: Connection): void {
  current = next;
  for (const watcher of watchers) watcher();
}

/** The live stream works. */
export function connectionLives(): void {
  clearTimeout(timer);
  timer = undefined;
  if (current.since !== null) set({ since: null });
}

/** The live stream broke, or has not begun yet. */
export function connectionBroke(at: number = Date.now()): void {
  if (current.since === null) timer ??= setTimeout(() => set({ since: at }), graceMs);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** When the connection was lost (epoch ms): what is on the screen may be old, and nothing can be sent. Null while it lives. */
export const useLostSince = (): number | null =>
  useSyncExternalStore(
    watch,
    () => current.since,
    () => null,
  );

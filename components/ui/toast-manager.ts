"use client";
import type { ReactNode } from "react";
import { laterToasts } from "./later-toasts";

export type UndoData = { kind: "undo"; seconds: number; onCommit: () => void; onUndo?: () => void };
export type ActionData = { kind: "action"; label: string; onAction: () => void };
export type ToastData = UndoData | ActionData | { kind: "plain" };

export const toasts = laterToasts<ToastData>();

/** What a message is about: the action that failed, and whether it was that nothing got through. */
type Cause = { action: string; isConnection: boolean };

let cause: Cause | null = null;
let standing: { id: string; cause: Cause | null } | null = null;

/** From now on until `null`, errors are that action's: they end with it (`endErrors`). */
export function nameCause(next: Cause | null): void {
  cause = next;
}

/** The cause of an error is gone: the action succeeded later, or the connection is back. */
export function endErrors(isOver: (cause: Cause) => boolean): void {
  if (standing?.cause && isOver(standing.cause)) closeStanding();
}

function closeStanding(): void {
  if (standing) toasts.close(standing.id);
  standing = null;
}

/**
 * One line at the bottom of the screen, one at a time, at most one action: the next one replaces it, so nothing old comes back when
 * that goes. `error` is announced at once, stays longer and ends with its cause.
 */
export function showToast(toast: {
  title: ReactNode;
  description?: ReactNode;
  action?: { label: string; onAction: () => void };
  tone?: "plain" | "error";
}): string {
  const error = toast.tone === "error";
  closeStanding();
  const id = toasts.add({
    title: toast.title,
    description: toast.description,
    type: toast.tone,
    priority: error ? "high" : "low",
    timeout: error || toast.action ? 10_000 : 5_000,
    data: toast.action ? { kind: "action", ...toast.action } : { kind: "plain" },
  });
  standing = { id, cause: error ? cause : null };
  return id;
}

/**
 * The undo bar: `onCommit` runs when the ring has run out (10 s unless told otherwise), `onUndo` when the person took it
 * back; never both. Hover or focus holds the ring; key Z takes back. When the page is closed before, nothing happens.
 */
export function showUndo(undo: {
  title: ReactNode;
  description?: ReactNode;
  seconds?: number;
  onCommit: () => void;
  onUndo?: () => void;
}): string {
  const { title, description, seconds = 10, onCommit, onUndo } = undo;
  return toasts.add({ title, description, timeout: 0, data: { kind: "undo", seconds, onCommit, onUndo } });
}

"use client";
import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";

export type UndoData = { kind: "undo"; seconds: number; onCommit: () => void; onUndo?: () => void };
export type ActionData = { kind: "action"; label: string; onAction: () => void };
export type ToastData = UndoData | ActionData | { kind: "plain" };

export const toastManager = Toast.createToastManager<ToastData>();

/** One line at the bottom of the screen, one at a time, at most one action. `error` is announced at once and stays longer. */
export function showToast(toast: {
  title: ReactNode;
  description?: ReactNode;
  action?: { label: string; onAction: () => void };
  tone?: "plain" | "error";
}): string {
  const error = toast.tone === "error";
  return toastManager.add({
    title: toast.title,
    description: toast.description,
    type: toast.tone,
    priority: error ? "high" : "low",
    timeout: error || toast.action ? 10_000 : 5_000,
    data: toast.action ? { kind: "action", ...toast.action } : { kind: "plain" },
  });
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
  return toastManager.add({ title, description, timeout: 0, data: { kind: "undo", seconds, onCommit, onUndo } });
}

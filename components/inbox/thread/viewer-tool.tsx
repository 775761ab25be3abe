"use client";
import type { ReactNode } from "react";

/** Light on the dark ground of a viewer. */
export const viewerToolClass =
  "grid size-11 shrink-0 place-items-center rounded-md text-white hover:bg-white/15 focus-visible:outline-white aria-disabled:opacity-30";

/** Stays in place when there is nothing to do, so that the keyboard does not lose its place at the last photo. */
export function ViewerTool(props: { label: string; off: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      aria-disabled={props.off || undefined}
      onClick={props.off ? undefined : props.onClick}
      className={viewerToolClass}
    >
      {props.children}
    </button>
  );
}

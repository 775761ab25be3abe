"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names";
import { Kbd } from "./kbd";

/** A short name or reason beside one control; opens on hover and on focus. */
export function Tooltip({
  text,
  shortcut,
  side = "bottom",
  disabled,
  className,
  children,
}: {
  text: ReactNode;
  shortcut?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** There is nothing to say now. */
  disabled?: boolean;
  className?: string;
  children: ReactElement;
}) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} closeOnClick />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-60">
          <Base.Popup
            className={cn(
              "flex max-w-72 items-center gap-2 rounded-sm bg-[oklch(0.27_0.014_235)] px-2 py-1 text-meta font-medium text-[oklch(0.97_0.004_85)] shadow-pop transition-opacity duration-(--t-fast) data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-[oklch(0.93_0.005_85)] dark:text-[oklch(0.25_0.016_235)]",
              className,
            )}
          >
            {text}
            {shortcut ? <Kbd className="bg-current/15 text-inherit shadow-none">{shortcut}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

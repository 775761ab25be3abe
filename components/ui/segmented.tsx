"use client";
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** A few exclusive views of the same thing (Zpráva · Poznámka · Šablona). `count` stands behind the label. */
export function Segmented<Value extends string>({
  options,
  value,
  onValueChange,
  label,
  pills,
  className,
}: {
  options: readonly { value: Value; label: ReactNode; count?: number; disabled?: boolean }[];
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  /** The round look of phone filters; scrolls sideways. */
  pills?: boolean;
  className?: string;
}) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onValueChange(chosen.value);
      }}
      className={cn("flex", pills ? "gap-2 overflow-x-auto [scrollbar-width:none]" : "gap-0.5", className)}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={cn(
            "inline-flex shrink-0 items-center gap-1.5 font-medium whitespace-nowrap touch:min-h-11 data-disabled:text-text-3",
            pills
              ? "h-9 rounded-full bg-press px-3.5 data-pressed:bg-text data-pressed:text-canvas"
              : "h-8 rounded-sm px-2.5 text-text-2 hover:bg-hover data-pressed:bg-press data-pressed:text-text",
          )}
        >
          {option.label}
          {option.count === undefined ? null : (
            <span className={pills ? undefined : "text-text-3"}>{option.count}</span>
          )}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

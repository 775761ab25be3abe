"use client";
import type { KeyboardEvent, ReactNode } from "react";
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings borders and a legend that nobody needs here
    <div
      role="group"
      aria-label={label}
      onKeyDown={walk}
      className={cn("flex", pills ? "gap-2 overflow-x-auto [scrollbar-width:none]" : "gap-0.5", className)}
    >
      {options.map((option) => {
        const isPressed = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isPressed}
            data-pressed={isPressed ? "" : undefined}
            disabled={option.disabled}
            data-disabled={option.disabled ? "" : undefined}
            // One stop for Tab; the arrows lead to the others.
            tabIndex={isPressed ? 0 : -1}
            onClick={isPressed ? undefined : () => onValueChange(option.value)}
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
          </button>
        );
      })}
    </div>
  );
}

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/** Left and right lead around, Home and End to the ends. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:enabled")];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const step = steps[event.key];
  const next = step
    ? buttons[(at + step + buttons.length) % buttons.length]
    : event.key === "Home"
      ? buttons[0]
      : event.key === "End"
        ? buttons.at(-1)
        : null;
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

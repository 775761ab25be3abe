"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { useId } from "react";
import { cn } from "./class-names";
import { LabelDot } from "./label-chip";
import type { Option } from "./option";

/** One of a few, all visible. Inside a Field the field's label names it, else pass `aria-label`. */
export function RadioGroup<Value extends string>({
  options,
  value,
  onValueChange,
  className,
  "aria-label": label,
}: {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  className?: string;
  "aria-label"?: string;
}) {
  const id = useId();
  return (
    <Base<Value | null>
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      aria-label={label}
      className={cn("flex flex-col", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-8 cursor-pointer items-start gap-2.5 py-1.5 touch:min-h-11 touch:py-3"
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            // Inside a Field every radio would be called by the field's label.
            aria-labelledby={`${id}-${option.value}-label`}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full bg-raised shadow-[inset_0_0_0_1px_var(--field)] data-checked:shadow-[inset_0_0_0_5px_var(--accent)] data-disabled:opacity-50 dark:bg-surface"
          />
          <span className={cn(option.disabled && "text-text-3")}>
            {option.color ? <LabelDot color={option.color} className="mr-2" /> : null}
            <span id={`${id}-${option.value}-label`}>{option.label}</span>
            {option.hint ? (
              <span id={`${id}-${option.value}-hint`} className="block text-meta text-text-3">
                {option.hint}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </Base>
  );
}

"use client";
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** A box with its label; the whole line is the hit area. Without a visible label pass `aria-label`. */
export function Checkbox({
  label,
  hint,
  className,
  ...props
}: Omit<Base.Root.Props, "className" | "children"> & { label?: ReactNode; hint?: ReactNode; className?: string }) {
  return (
    <label
      className={cn("flex min-h-8 cursor-pointer items-start gap-2.5 py-1.5 touch:min-h-11 touch:py-3", className)}
    >
      <Base.Root
        {...props}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-xs bg-raised shadow-[inset_0_0_0_1px_var(--field)] data-checked:bg-accent data-checked:shadow-none data-disabled:opacity-50 data-indeterminate:bg-accent dark:bg-surface dark:data-checked:bg-accent"
      >
        <Base.Indicator className="text-on-accent data-unchecked:hidden">
          {props.indeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      {label ? (
        <span>
          {label}
          {hint ? <span className="block text-meta text-text-3">{hint}</span> : null}
        </span>
      ) : null}
    </label>
  );
}

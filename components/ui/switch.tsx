"use client";
import { Switch as Base } from "@base-ui/react/switch";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Takes effect at once. The label stands left, the switch right. */
export function Switch({
  label,
  hint,
  className,
  ...props
}: Omit<Base.Root.Props, "className" | "children"> & { label: ReactNode; hint?: ReactNode; className?: string }) {
  return (
    <label className={cn("flex min-h-8 cursor-pointer items-center gap-3 touch:min-h-11", className)}>
      <span className="min-w-0 flex-1">
        {label}
        {hint ? <span className="block text-meta text-text-3">{hint}</span> : null}
      </span>
      <Base.Root
        {...props}
        className="relative h-5 w-9 shrink-0 rounded-full bg-field transition-colors duration-(--t-fast) data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="absolute top-0.5 left-0.5 size-4 rounded-full bg-raised transition-transform duration-(--t-fast) data-checked:translate-x-4 data-checked:bg-on-accent" />
      </Base.Root>
    </label>
  );
}

"use client";
import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Label above, control, hint or error under it; ties them together for screen readers. `error` marks it invalid. */
export function Field({
  label,
  hint,
  error,
  aside,
  hideLabel,
  name,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Stands right in the label's line, such as a link. */
  aside?: ReactNode;
  hideLabel?: boolean;
  name?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root name={name} invalid={Boolean(error)} className={cn("flex min-w-0 flex-col", className)}>
      <div className={cn("mb-1.5 flex items-baseline gap-2", hideLabel && "sr-only")}>
        <Base.Label className="flex-1 font-medium">{label}</Base.Label>
        {aside}
      </div>
      {children}
      {error ? (
        <Base.Error match className="mt-1.5 text-meta text-danger-text">
          {error}
        </Base.Error>
      ) : hint ? (
        <Base.Description className="mt-1.5 text-meta text-text-3">{hint}</Base.Description>
      ) : null}
    </Base.Root>
  );
}

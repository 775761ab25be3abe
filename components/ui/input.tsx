"use client";
import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";
import { inputClass } from "./input-class";

/** A line of text. `source` stands inside right and says where a prefilled value comes from ("z karty"). */
export function Input({
  size = "md",
  source,
  className,
  ...props
}: Omit<ComponentProps<typeof Base>, "className" | "size"> & {
  size?: "md" | "lg";
  source?: ReactNode;
  className?: string;
}) {
  const control = (
    <Base
      {...props}
      className={cn(inputClass, size === "lg" ? "h-10" : "h-9", "touch:h-11", Boolean(source) && "pr-28", className)}
    />
  );
  if (!source) return control;
  return (
    <span className="relative flex">
      {control}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-meta text-text-3">
        {source}
      </span>
    </span>
  );
}

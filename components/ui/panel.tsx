import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** A card on a sheet; never inside another card. */
export function Panel({ className, ...props }: ComponentProps<"section">) {
  return (
    <section
      {...props}
      className={cn("rounded-lg bg-raised p-5 shadow-[inset_0_0_0_1px_var(--line)] dark:bg-surface", className)}
    />
  );
}

import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The real link of a table row: covers the whole row. Other controls in the row need `relative z-1`. */
export function RowLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn("row-link font-medium text-text no-underline after:absolute after:inset-0", className)}
    />
  );
}

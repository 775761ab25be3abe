import type { ReactNode } from "react";
import type { LabelColor } from "@/db/enums";
import { cn } from "./class-names";

/** A coloured word, 20 high: a tag. Its colour says nothing that the word does not. */
export function LabelChip({
  color,
  className,
  children,
}: {
  color: LabelColor;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      style={{ background: `var(--label-${color})`, color: `var(--label-${color}-t)` }}
      className={cn(
        "inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded-xs px-1.5 text-meta font-medium whitespace-nowrap [&_svg:not([class*='size-'])]:size-3",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A dot of the colour beside a word. */
export function LabelDot({ color, className }: { color: LabelColor; className?: string }) {
  return (
    <span
      aria-hidden
      style={{ background: `var(--label-${color}-d)` }}
      className={cn("inline-block size-2.5 shrink-0 rounded-full", className)}
    />
  );
}

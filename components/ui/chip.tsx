import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./class-names";

const chipClass = cva(
  "inline-flex items-center gap-1 font-medium whitespace-nowrap text-meta [&_svg:not([class*='size-'])]:size-3",
  {
    variants: {
      tone: {
        mute: "bg-mute-soft text-text-2",
        ok: "bg-ok-soft text-ok-text",
        warn: "bg-warn-soft text-warn-text",
        danger: "bg-danger-soft text-danger-text",
        accent: "bg-accent-soft text-accent-text",
        line: "text-text-2 shadow-[inset_0_0_0_1px_var(--line-strong)]",
      },
      size: { sm: "h-5 rounded-xs px-1.5", lg: "h-6 rounded-sm px-2" },
    },
    defaultVariants: { tone: "mute", size: "sm" },
  },
);

/** A state in a header or a column of few values: icon and word, 20 or 24 high. */
export function Chip({
  tone,
  size,
  title,
  className,
  children,
}: VariantProps<typeof chipClass> & { title?: string; className?: string; children: ReactNode }) {
  return (
    <span title={title} className={cn(chipClass({ tone, size }), className)}>
      {children}
    </span>
  );
}

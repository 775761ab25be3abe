import type { ReactNode } from "react";
import { cn } from "./class-names";

/**
 * The key of an action; hidden where there is no keyboard, and a single one where the person has switched those off. Inside a filled
 * button pass `onAccent`.
 */
export function Kbd({
  children,
  onAccent,
  className,
}: {
  children: ReactNode;
  onAccent?: boolean;
  className?: string;
}) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "min-w-4.5 rounded-xs px-1 text-center font-sans text-[11px] leading-4 font-medium touch:hidden",
        onAccent ? "bg-current/15" : "bg-sunken text-text-2 shadow-[inset_0_0_0_1px_var(--line)]",
        typeof children === "string" && /^[A-Z?]$/.test(children) && "in-data-[single-keys=off]:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

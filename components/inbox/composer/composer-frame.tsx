import type { ReactNode, Ref } from "react";
import { cn } from "@/components/ui/class-names";

/**
 * One frame for everything the composer can be; the focus of its field is the focus of the frame. On a phone it is the whole foot
 * of the screen. What carries `data-above` (a list over the field) may stand out of it.
 */
export function ComposerFrame({
  label,
  look,
  ref,
  children,
}: {
  label: string;
  look: "paper" | "note" | "bar";
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      data-region
      className={cn(
        "shrink-0 overflow-hidden has-data-above:overflow-visible max-desk:border-t max-desk:border-line desk:mx-4 desk:mb-4 desk:rounded-lg",
        look === "bar"
          ? "desk:bg-canvas desk:shadow-[inset_0_0_0_1px_var(--line)]"
          : "desk:shadow-[inset_0_0_0_1px_var(--line-strong),0_2px_8px_oklch(0.3_0.02_85/0.05)] desk:has-[textarea:focus-visible]:shadow-[inset_0_0_0_1.5px_var(--focus),0_2px_8px_oklch(0.3_0.02_85/0.05)]",
        look === "paper" && "desk:bg-raised",
        look === "note" && "bg-note",
      )}
    >
      {children}
    </section>
  );
}

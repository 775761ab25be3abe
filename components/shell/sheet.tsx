import type { ReactNode } from "react";
import { cn } from "../ui/class-names";

/** The one white sheet of a screen; on a phone it fills it. A direct child of the desk's row. */
export function Sheet({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main
      id="content"
      data-region
      tabIndex={-1}
      className={cn(
        "flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden bg-surface outline-none desk:my-2 desk:mr-2 desk:rounded-lg desk:shadow-sheet",
        className,
      )}
    >
      {children}
    </main>
  );
}

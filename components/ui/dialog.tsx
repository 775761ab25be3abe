"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { cn } from "./class-names";
import { IconButton } from "./icon-button";

export const scrimClass =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--t-slow) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0";

const fields = [
  'input:not([type="hidden"], [aria-hidden="true"], [tabindex="-1"], :disabled)',
  "textarea:not(:disabled)",
  '[role="combobox"]',
  '[role="radio"][tabindex="0"]',
  '[role="checkbox"]',
];

/** Where the hands go on: the first field; without fields the first button of the footer. */
function startOf(popup: HTMLElement | null): HTMLElement | null {
  const field = popup?.querySelector<HTMLElement>(fields.map((one) => `[data-body] ${one}`).join(","));
  return field ?? popup?.querySelector<HTMLElement>("footer button:not([aria-disabled])") ?? null;
}

/**
 * A dialog of 480 or 880; on a phone it fills the screen. Header 64 with the title (and `aside`, such as done steps),
 * a body that scrolls, footer 64. Traps the focus and gives it back. `flush` leaves the body without padding.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  aside,
  footer,
  size = "md",
  flush,
  className,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  aside?: ReactNode;
  footer?: ReactNode;
  size?: "md" | "lg";
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("common");
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={scrimClass} />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-cols-1 place-items-center sm:p-6">
          <Base.Popup
            ref={popup}
            // Not by touch: a field would open the keyboard over the dialog.
            initialFocus={(by) => (by === "touch" ? true : (startOf(popup.current) ?? true))}
            className={cn(
              "flex max-h-dvh w-full flex-col overflow-hidden bg-raised text-text shadow-dialog outline-none dark:bg-surface",
              "max-sm:h-dvh sm:max-h-[calc(100dvh-48px)] sm:rounded-xl",
              "transition-[opacity,translate] duration-(--t-slow) ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
              size === "lg" ? "sm:w-[880px] sm:max-w-full" : "sm:w-[480px] sm:max-w-full",
              className,
            )}
          >
            <header className="flex h-16 shrink-0 items-center gap-4 pr-4 pl-6">
              <Base.Title className="m-0 min-w-0 flex-1 truncate text-title font-semibold">{title}</Base.Title>
              {aside}
              <Base.Close render={<IconButton label={t("close")} />}>
                <X aria-hidden />
              </Base.Close>
            </header>
            <div
              data-body
              className={cn("min-h-0 flex-1 overflow-y-auto", flush ? "border-t border-line" : "px-6 pb-6")}
            >
              {description ? <Base.Description className="m-0 mb-4 text-text-2">{description}</Base.Description> : null}
              {children}
            </div>
            {footer ? (
              <footer className="flex min-h-16 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-3">
                {footer}
              </footer>
            ) : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

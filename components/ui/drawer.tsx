"use client";
import { Drawer as Base } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { scrimClass } from "./dialog";
import { IconButton } from "./icon-button";

/** A panel from the right (a card on narrow screens) or from below (actions on a phone); can be swiped away. */
export function Drawer({
  open,
  onOpenChange,
  title,
  side = "right",
  hideTitle,
  className,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  side?: "right" | "bottom";
  /** Only read aloud: the content shows its own. */
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const right = side === "right";
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} swipeDirection={right ? "right" : "down"}>
      <Base.Portal>
        <Base.Backdrop className={scrimClass} />
        <Base.Viewport className={cn("fixed inset-0 z-40 flex", right ? "justify-end" : "items-end")}>
          <Base.Popup
            className={cn(
              "flex flex-col bg-canvas text-text shadow-dialog transition-transform duration-(--t-slow) ease-out outline-none data-swiping:duration-0",
              right
                ? "h-full w-90 max-w-[calc(100vw-48px)] [transform:translateX(var(--drawer-swipe-movement-x))] data-ending-style:[transform:translateX(100%)] data-starting-style:[transform:translateX(100%)]"
                : "max-h-[85dvh] w-full rounded-t-xl pb-[env(safe-area-inset-bottom)] [transform:translateY(var(--drawer-swipe-movement-y))] data-ending-style:[transform:translateY(100%)] data-starting-style:[transform:translateY(100%)]",
              className,
            )}
          >
            {right ? null : <span aria-hidden className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-full bg-line-strong" />}
            <header className={cn("flex h-14 shrink-0 items-center gap-2 pr-3 pl-6", hideTitle && !right && "sr-only")}>
              <Base.Title className={cn("m-0 min-w-0 flex-1 truncate text-lead font-semibold", hideTitle && "sr-only")}>
                {title}
              </Base.Title>
              <span className="flex-1" />
              <Base.Close render={<IconButton label={t("close")} />}>
                <X aria-hidden />
              </Base.Close>
            </header>
            <Base.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

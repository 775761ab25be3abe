"use client";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { cn } from "./class-names";
import { popupClass } from "./popup-class";
import { isOfButton } from "./use-trigger";

/** What `popover` shows, with the primitive it stands on. */
export function PopoverBox({
  open,
  onClose,
  button,
  label,
  side,
  align,
  className,
  children,
}: {
  open: boolean;
  onClose: () => void;
  button: RefObject<HTMLElement | null>;
  label: string;
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { event }) => {
        if (!next && !isOfButton(event, button.current)) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={button}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={button}
            className={cn(popupClass, "max-w-(--available-width) p-3", className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

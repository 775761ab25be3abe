"use client";
import { type ReactNode, useState } from "react";
import { laterParts } from "./later";
import { type TriggerElement, useTrigger } from "./use-trigger";

/** Its code comes when the pointer or the focus nears one of the buttons. */
const popoverParts = laterParts(() => import("./popover-box"));

/** Free content beside its button; `label` names it for screen readers. Controlled when `open` is passed. */
export function Popover({
  trigger,
  label,
  open: isOpenOutside,
  onOpenChange,
  side = "bottom",
  align = "start",
  className,
  children,
}: {
  trigger: TriggerElement;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  const [isOpenHere, setOpenHere] = useState(false);
  const open = isOpenOutside ?? isOpenHere;
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  const change = (next: boolean) => {
    setOpenHere(next);
    onOpenChange?.(next);
  };
  const { button, element } = useTrigger(trigger, {
    popup: "dialog",
    isOpen: open,
    onOpen: () => change(true),
    onClose: () => change(false),
    load: popoverParts.load,
  });
  const parts = popoverParts.use(wasOpen);
  return (
    <>
      {element}
      {parts && wasOpen ? (
        <parts.PopoverBox
          open={open}
          onClose={() => change(false)}
          button={button}
          label={label}
          side={side}
          align={align}
          className={className}
        >
          {children}
        </parts.PopoverBox>
      ) : null}
    </>
  );
}

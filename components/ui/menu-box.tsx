"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { cn } from "./class-names";
import { Kbd } from "./kbd";
import type { MenuChoicesProps, MenuItemProps, MenuLinkProps } from "./menu";
import { popupClass, popupItemClass } from "./popup-class";
import { isOfButton } from "./use-trigger";

/** What is inside `menu`, with the primitive it stands on. `at` is a place instead of a button (a menu of the right button). */
export function MenuBox({
  open,
  byKeyboard,
  onClose,
  button,
  labelledBy,
  label,
  at,
  side,
  align,
  className,
  children,
}: {
  open: boolean;
  byKeyboard: boolean;
  onClose: () => void;
  button: RefObject<HTMLElement | null>;
  labelledBy?: string;
  label?: string;
  at?: { x: number; y: number };
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  const anchor = at ? { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) } : button;
  return (
    <Base.Root
      modal={false}
      open={open}
      onOpenChange={(next, { event }) => {
        if (!next && (at || !isOfButton(event, button.current))) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={at ? 2 : 6}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-labelledby={labelledBy}
            aria-label={label}
            finalFocus={button}
            className={cn(
              popupClass,
              "max-h-(--available-height) max-w-80 min-w-52 overflow-y-auto overscroll-contain p-1",
              className,
            )}
          >
            {byKeyboard ? <FirstItem /> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Opened with keys, the first item is chosen at once; the primitive knows that only of buttons of its own. */
function FirstItem() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      here.current?.parentElement?.querySelector<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])")?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return <span ref={here} hidden />;
}

export function MenuItem({ children, icon, hint, shortcut, danger, ...props }: MenuItemProps) {
  return (
    <Base.Item {...props} className={cn(popupItemClass, danger && "text-danger-text [&_svg]:text-danger-text")}>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {hint ? <span className="block text-meta text-text-3">{hint}</span> : null}
      </span>
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </Base.Item>
  );
}

export function MenuLink({ href, download, icon, children }: MenuLinkProps) {
  const look = { closeOnClick: true, className: cn(popupItemClass, "text-text no-underline") };
  const inside = (
    <>
      {icon}
      {children}
    </>
  );
  if (download === undefined)
    return (
      <Base.LinkItem render={<Link href={href} />} {...look}>
        {inside}
      </Base.LinkItem>
    );
  return (
    <Base.LinkItem href={href} download={download} {...look}>
      {inside}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}

export function MenuChoices<Value extends string>({ label, options, value, onValueChange }: MenuChoicesProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-meta font-medium text-text-3">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={popupItemClass}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator render={<Check />} />
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** A link that opens beside this page. */
export function MenuTab({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem
      href={href}
      target="_blank"
      rel="noopener"
      closeOnClick
      className={cn(popupItemClass, "text-text no-underline")}
    >
      {icon}
      {children}
    </Base.LinkItem>
  );
}

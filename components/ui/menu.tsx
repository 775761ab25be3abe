"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./class-names";
import { Kbd } from "./kbd";
import { popupClass, popupItemClass } from "./popup-class";

/** A list of actions behind one button: `trigger` is the button, children are MenuItems. */
export function Menu({
  trigger,
  side = "bottom",
  align = "end",
  className,
  children,
}: {
  trigger: ReactElement;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup
            className={cn(
              popupClass,
              "max-h-(--available-height) max-w-80 min-w-52 overflow-y-auto overscroll-contain p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** `hint` stands under the label: for a disabled action it is the reason. */
export function MenuItem({
  children,
  icon,
  hint,
  shortcut,
  danger,
  ...props
}: Omit<ComponentProps<typeof Base.Item>, "className"> & {
  icon?: ReactNode;
  hint?: ReactNode;
  shortcut?: string;
  danger?: boolean;
}) {
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

/** For a file to download pass `download`: it becomes a plain anchor. */
export function MenuLink({
  href,
  download,
  icon,
  children,
}: {
  href: string;
  download?: string | boolean;
  icon?: ReactNode;
  children: ReactNode;
}) {
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

/** Exclusive choices with a heading; the menu stays open. */
export function MenuChoices<Value extends string>({
  label,
  options,
  value,
  onValueChange,
}: {
  label: string;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
}) {
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

"use client";
import type { Menu as Base } from "@base-ui/react/menu";
import type { ComponentProps, ReactNode } from "react";
import { useState } from "react";
import { laterParts } from "./later";
import { type Opened, type TriggerElement, useTrigger } from "./use-trigger";

/** Its code comes when the pointer or the focus nears one of the buttons. */
export const menuParts = laterParts(() => import("./menu-box"));

/** A list of actions behind one button: `trigger` is the button, children are MenuItems. */
export function Menu({
  trigger,
  side = "bottom",
  align = "end",
  className,
  children,
}: {
  trigger: TriggerElement;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<Opened>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const { id, button, element } = useTrigger(trigger, {
    popup: "menu",
    isOpen: opened !== null,
    onOpen: (how) => {
      setWasOpen(true);
      setOpened(how);
    },
    onClose: () => setOpened(null),
    load: menuParts.load,
  });
  const parts = menuParts.use(wasOpen);
  return (
    <>
      {element}
      {parts && wasOpen ? (
        <parts.MenuBox
          open={opened !== null}
          byKeyboard={opened?.byKeyboard ?? false}
          onClose={() => setOpened(null)}
          button={button}
          labelledBy={id}
          side={side}
          align={align}
          className={className}
        >
          {children}
        </parts.MenuBox>
      ) : null}
    </>
  );
}

export type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, "className"> & {
  icon?: ReactNode;
  hint?: ReactNode;
  shortcut?: string;
  danger?: boolean;
};

/** `hint` stands under the label: for a disabled action it is the reason. */
export function MenuItem(props: MenuItemProps) {
  const parts = menuParts.use(true);
  return parts ? <parts.MenuItem {...props} /> : null;
}

export type MenuLinkProps = { href: string; download?: string | boolean; icon?: ReactNode; children: ReactNode };

/** For a file to download pass `download`: it becomes a plain anchor. */
export function MenuLink(props: MenuLinkProps) {
  const parts = menuParts.use(true);
  return parts ? <parts.MenuLink {...props} /> : null;
}

export function MenuSeparator() {
  const parts = menuParts.use(true);
  return parts ? <parts.MenuSeparator /> : null;
}

export type MenuChoicesProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
};

/** Exclusive choices with a heading; the menu stays open. */
export function MenuChoices<Value extends string>(props: MenuChoicesProps<Value>) {
  const parts = menuParts.use(true);
  return parts ? <parts.MenuChoices {...props} /> : null;
}

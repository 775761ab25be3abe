"use client";
import type { ComponentProps, KeyboardEvent, MouseEvent } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { cn } from "./class-names";
import { Tooltip } from "./tooltip";

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Why the button cannot be used now: it is disabled, stays focusable and says why. Null = it can be used. */
    reason?: string | null | false;
    /** An action is under way: disabled, keeps the focus. */
    pending?: boolean;
    focusableWhenDisabled?: boolean;
  };

/** `type` is "button" unless said otherwise. */
export function Button({
  variant,
  size,
  className,
  reason,
  pending,
  disabled,
  focusableWhenDisabled,
  ...props
}: ButtonProps) {
  const isOff = Boolean(disabled || pending || reason);
  const keepsFocus = Boolean(pending || reason || focusableWhenDisabled);
  const button = (
    <button
      type="button"
      {...props}
      {...(isOff ? (keepsFocus ? quiet(props) : { disabled: true }) : null)}
      data-disabled={isOff ? "" : undefined}
      aria-busy={pending || undefined}
      className={cn(buttonClass({ variant, size }), className)}
    />
  );
  // A button that may have a reason always stands in its tooltip, so that it keeps the focus when the reason comes or goes.
  if (reason === undefined) return button;
  return (
    <Tooltip text={reason} disabled={!reason}>
      {button}
    </Tooltip>
  );
}

/** Cannot be pressed, but reached: it is told as disabled, and neither acts nor sends its form. */
function quiet({ onKeyDown }: Pick<ButtonProps, "onKeyDown">) {
  return {
    "aria-disabled": true,
    onClick: (event: MouseEvent) => event.preventDefault(),
    onMouseDown: undefined,
    onPointerDown: undefined,
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      if (event.key === "Enter" || event.key === " ") event.preventDefault();
      else onKeyDown?.(event);
    },
  };
}

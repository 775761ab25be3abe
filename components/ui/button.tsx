"use client";
import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { cn } from "./class-names";
import { Tooltip } from "./tooltip";

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> &
  ButtonLook & {
    className?: string;
    /** Why the button cannot be used now: it is disabled, stays focusable and says why. Null = it can be used. */
    reason?: string | null | false;
    /** An action is under way: disabled, keeps the focus. */
    pending?: boolean;
  };

/** `type` is "button" unless said otherwise. */
export function Button({ variant, size, className, reason, pending, disabled, ...props }: ButtonProps) {
  const button = (
    <BaseButton
      {...props}
      disabled={disabled || pending || Boolean(reason)}
      focusableWhenDisabled={Boolean(pending || reason) || props.focusableWhenDisabled}
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

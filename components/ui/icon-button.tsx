"use client";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

/** A button of one icon: its name is read aloud and shown in a tooltip, on focus too. */
export function IconButton({
  label,
  shortcut,
  variant = "plain",
  reason,
  ...props
}: Omit<ButtonProps, "size" | "aria-label"> & { label: string; shortcut?: string }) {
  return (
    <Tooltip text={reason ? `${label}. ${reason}` : label} shortcut={reason ? undefined : shortcut}>
      <Button
        {...props}
        variant={variant}
        size="icon"
        aria-label={label}
        disabled={props.disabled || Boolean(reason)}
        focusableWhenDisabled={Boolean(reason) || props.focusableWhenDisabled}
      />
    </Tooltip>
  );
}

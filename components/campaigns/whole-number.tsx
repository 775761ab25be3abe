"use client";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A whole number within its bounds; what is outside of them is not taken over, and gone when the field is left. */
export function WholeNumber({
  label,
  value,
  min,
  max,
  onValueChange,
  hint,
  disabled,
  className,
}: {
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  onValueChange: (value: number) => void;
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
}) {
  const [text, setText] = useState(String(value));
  const take = (next: string) => {
    setText(next);
    const number = Number(next);
    if (/^\d+$/.test(next) && number >= min && number <= max) onValueChange(number);
  };
  return (
    <Field label={label} hint={hint ?? `${min}–${max}`} className={className ?? "w-32"}>
      <Input
        inputMode="numeric"
        value={text}
        disabled={disabled}
        onValueChange={take}
        onBlur={() => setText(String(value))}
      />
    </Field>
  );
}

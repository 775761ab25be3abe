"use client";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A text that counts when it is written to its end: on Enter or when the focus leaves. Then it shows what became of it. */
export function SettledInput({
  label,
  hint,
  hideLabel,
  value,
  onSettle,
  ...input
}: {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  value: string;
  onSettle: (text: string) => void;
} & Pick<ComponentProps<typeof Input>, "inputMode" | "maxLength" | "type" | "className">) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed !== null && typed !== value) onSettle(typed);
    setTyped(null);
  };
  return (
    <Field label={label} hint={hint} hideLabel={hideLabel}>
      <Input
        {...input}
        value={typed ?? value}
        onValueChange={setTyped}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
    </Field>
  );
}

"use client";
import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { inputClass } from "./input-class";

/** Several lines; grows with its text up to `max-h-*`. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <Field.Control
      render={<textarea {...props} />}
      className={cn(inputClass, "field-sizing-content min-h-20 resize-none py-2", className)}
    />
  );
}

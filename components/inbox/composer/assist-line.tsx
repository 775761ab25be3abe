"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";

/** One line of a list above the field; it comes into sight when it is chosen. */
export function AssistLine({
  id,
  isChosen,
  onInsert,
  className,
  children,
}: {
  id: string;
  isChosen: boolean;
  onInsert: () => void;
  className: string;
  children: ReactNode;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      // The field must not lose the focus, nor the caret its place.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onInsert}
      className={cn("cursor-pointer rounded-md", isChosen ? "bg-hover" : "hover:bg-hover", className)}
    >
      {children}
    </div>
  );
}

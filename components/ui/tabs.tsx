"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Panels of one page behind underlined tabs; only the chosen panel is mounted. */
export function Tabs<Value extends string>({
  tabs,
  value,
  onValueChange,
  label,
  className,
}: {
  tabs: readonly { value: Value; label: ReactNode; count?: number; panel: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  className?: string;
}) {
  return (
    <Base.Root value={value} onValueChange={onValueChange} className={cn("flex min-h-0 flex-col", className)}>
      <Base.List
        aria-label={label}
        className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-6 max-sm:px-4"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="inline-flex h-10 items-center gap-1.5 font-medium whitespace-nowrap text-text-2 -outline-offset-2 touch:h-11 data-active:text-text data-active:shadow-[inset_0_-2px_0_var(--accent)]"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="text-text-3">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 outline-none">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { inputClass } from "./input-class";
import type { Option } from "./option";
import { popupClass, popupItemClass } from "./popup-class";

/** One of a few. Inside a Field the field's label names it, else pass `aria-label`. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder,
  disabled,
  size = "md",
  className,
  "aria-label": label,
}: {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: ReactNode;
  disabled?: boolean;
  size?: "sm" | "md" | "lg";
  className?: string;
  "aria-label"?: string;
}) {
  const height = { sm: "h-8", md: "h-9", lg: "h-10" }[size];
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(inputClass, "flex items-center gap-2 pr-2 text-left touch:h-11", height, className)}
      >
        <Base.Value className="min-w-0 flex-1 truncate data-placeholder:text-text-3" placeholder={placeholder} />
        <Base.Icon render={<ChevronsUpDown className="size-4 text-text-2" />} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, "max-w-[min(420px,var(--available-width))] min-w-(--anchor-width)")}>
            <Base.List className="max-h-[min(360px,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={popupItemClass}
                >
                  <span className="min-w-0 flex-1">
                    <Base.ItemText className="block">{option.label}</Base.ItemText>
                    {option.hint ? <span className="block text-meta text-text-3">{option.hint}</span> : null}
                  </span>
                  <Base.ItemIndicator render={<Check className="size-4" />} />
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

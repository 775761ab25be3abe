"use client";
import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./class-names";
import { inputClass } from "./input-class";
import { matches, type Option } from "./option";
import { popupClass, popupItemClass } from "./popup-class";

/**
 * One of many, found by typing; case and diacritics do not matter. With `onSearch` the caller finds the options
 * (server search) and nothing is filtered here; then pass `selected`, the chosen option.
 */
export function Combobox<Value extends string>({
  options,
  value,
  selected,
  onValueChange,
  onSearch,
  placeholder,
  empty,
  disabled,
  className,
  "aria-label": label,
}: {
  options: readonly Option<Value>[];
  value: Value | null;
  selected?: Option<Value> | null;
  onValueChange: (value: Value | null) => void;
  onSearch?: (query: string) => void;
  placeholder?: string;
  empty?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}) {
  const t = useTranslations("common");
  const chosen = selected ?? options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root<Option<Value>>
      items={options}
      value={chosen}
      onValueChange={(option) => onValueChange(option?.value ?? null)}
      onInputValueChange={(query, { reason }) => reason === "input-change" && onSearch?.(query)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      filter={onSearch ? null : (option, query) => matches(`${option.label} ${option.hint ?? ""}`, query)}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={cn("relative flex", className)}>
        <Base.Input
          aria-label={label}
          placeholder={placeholder}
          className={cn(inputClass, "h-9 truncate pr-16 touch:h-11")}
        />
        <span className="absolute inset-y-0 right-1 flex items-center text-text-2">
          <Base.Clear aria-label={t("clear")} className="grid size-8 place-items-center rounded-sm hover:bg-hover">
            <X aria-hidden className="size-4" />
          </Base.Clear>
          <Base.Trigger aria-label={t("open")} className="grid size-8 place-items-center rounded-sm">
            <ChevronsUpDown aria-hidden className="size-4" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, "w-(--anchor-width) max-w-(--available-width)")}>
            <Base.Empty className="not-empty:p-3 not-empty:text-text-2">{empty ?? t("nothingFound")}</Base.Empty>
            <Base.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {(option: Option<Value>) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled} className={popupItemClass}>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{option.label}</span>
                    {option.hint ? <span className="block truncate text-meta text-text-3">{option.hint}</span> : null}
                  </span>
                  <Base.ItemIndicator render={<Check className="size-4" />} />
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

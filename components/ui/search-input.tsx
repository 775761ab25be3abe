"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The quiet search well; controlled. `label` is its name and, unless told otherwise, its placeholder. */
export function SearchInput({
  label,
  value,
  onValueChange,
  className,
  placeholder = label,
  ...props
}: Omit<ComponentProps<"input">, "className" | "value" | "onChange"> & {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}) {
  const t = useTranslations("common");
  return (
    <div
      className={cn(
        "flex h-8 min-w-0 items-center gap-2 rounded-md bg-sunken pr-1 pl-2.5 text-text-2 touch:h-11",
        "focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus",
        className,
      )}
    >
      <Search aria-hidden className="size-4" />
      <input
        {...props}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onValueChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value) {
            event.stopPropagation();
            onValueChange("");
          }
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-text outline-none touch:text-lead [&::-webkit-search-cancel-button]:hidden"
      />
      {value ? (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => onValueChange("")}
          className="grid size-6 place-items-center rounded-xs hover:bg-hover touch:size-11"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  );
}

import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** Header 36 that stays, rows 44, hairlines, no zebra; scrolls in its parent. Numbers stand right (`right`). */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <table
      {...props}
      className={cn(
        "w-full border-separate border-spacing-0 text-left [&_tbody_tr:last-child_td]:border-b-0",
        "[&_td:first-child]:pl-6 [&_td:last-child]:pr-6 [&_th:first-child]:pl-6 [&_th:last-child]:pr-6 max-sm:[&_td:first-child]:pl-4 max-sm:[&_th:first-child]:pl-4",
        className,
      )}
    />
  );
}

export function Th({ right, className, ...props }: ComponentProps<"th"> & { right?: boolean }) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        "sticky top-0 z-10 h-9 border-b border-line bg-surface px-3 text-meta font-medium whitespace-nowrap text-text-3",
        right && "text-right",
        className,
      )}
    />
  );
}

/** A row; with a RowLink in its first cell the whole row is clickable. */
export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cn(
        "relative has-[.row-link]:hover:[&>td]:bg-[color-mix(in_oklch,var(--hover)_45%,var(--surface))]",
        className,
      )}
    />
  );
}

export function Td({ right, className, ...props }: ComponentProps<"td"> & { right?: boolean }) {
  return (
    <td
      {...props}
      className={cn("h-11 border-b border-line px-3 whitespace-nowrap", right && "text-right", className)}
    />
  );
}

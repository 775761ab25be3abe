import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Filters of a list that live in its address: soft tabs, each a link. */
export function TabLinks({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly { href: string; label: ReactNode; count?: number; current: boolean }[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn("flex gap-0.5 overflow-x-auto [scrollbar-width:none]", className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-text-2 no-underline -outline-offset-2 hover:bg-hover touch:h-11 aria-[current]:bg-press aria-[current]:text-text"
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="text-text-3">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

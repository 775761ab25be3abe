"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/class-names";
import { Tooltip } from "../ui/tooltip";
import { isAt } from "./is-at";

/** From which width the side bar is open: on the inbox its list needs the room. */
function useOpens(): "wide" | "xl" {
  return isAt(usePathname(), "/inbox") ? "wide" : "xl";
}

/** A rail of 56 on the inbox (208 from 1600), 208 elsewhere from 1280; below 900 the bottom bar stands in for it. */
export function SideNav({ label, children }: { label: string; children: ReactNode }) {
  const opens = useOpens();
  return (
    <nav
      aria-label={label}
      data-region
      data-opens={opens}
      className={cn(
        "group/nav hidden w-14 shrink-0 flex-col gap-0.5 px-2.5 py-3 desk:flex",
        opens === "wide" ? "wide:w-52 wide:px-3" : "xl:w-52 xl:px-3",
      )}
    >
      {children}
    </nav>
  );
}

/** One place of the desk; while the side bar is closed its name comes beside it. */
export function SidePlace({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  const pathname = usePathname();
  return (
    <SideTooltip text={name}>
      <Link
        href={href}
        aria-current={isAt(pathname, href) ? "page" : undefined}
        className="relative flex h-9 items-center gap-2.5 rounded-md px-2 font-medium whitespace-nowrap text-text-2 no-underline hover:bg-hover aria-[current]:bg-press aria-[current]:text-text touch:h-11"
      >
        {children}
      </Link>
    </SideTooltip>
  );
}

/** Not needed where the side bar is open. */
export function SideTooltip({ text, children }: Pick<Parameters<typeof Tooltip>[0], "text" | "children">) {
  const opens = useOpens();
  return (
    <Tooltip text={text} side="right" className={opens === "wide" ? "wide:hidden" : "xl:hidden"}>
      {children}
    </Tooltip>
  );
}

"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Role } from "@/db/enums";
import { SearchButton } from "../search/search-button";
import { cn } from "../ui/class-names";
import { Tooltip } from "../ui/tooltip";
import { useMay } from "./features";
import { LogoMark } from "./logo";
import { isAt, navItems } from "./nav-items";

/**
 * The main navigation: a rail of 56 on the inbox (208 from 1600), 208 elsewhere from 1280; below 900 the bottom bar stands
 * in for it. `badge` is the count on the inbox, `foot` the person's menu.
 */
export function SideBar({ role, badge, foot }: { role: Role; badge?: ReactNode; foot: ReactNode }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const may = useMay(role);
  const opens = isAt(pathname, "/inbox") ? "wide" : "xl";
  return (
    <nav
      aria-label={t("mainNavigation")}
      data-region
      data-opens={opens}
      className={cn(
        "group/nav hidden w-14 shrink-0 flex-col gap-0.5 px-2.5 py-3 desk:flex",
        opens === "wide" ? "wide:w-52 wide:px-3" : "xl:w-52 xl:px-3",
      )}
    >
      <Link
        href="/inbox"
        aria-label={t("home")}
        className="mb-3 flex h-9 items-center gap-2 px-1.5 text-text no-underline"
      >
        <LogoMark />
        <span className={cn("text-[17px] font-semibold tracking-[-.015em]", labelClass)}>Hovorna</span>
      </Link>
      <SearchButton labelClass={labelClass} opens={opens} />
      {navItems(may).map(({ key, href, icon: Icon }) => {
        const current = isAt(pathname, href);
        return (
          <Tooltip
            key={key}
            text={t(`nav.${key}`)}
            side="right"
            className={opens === "wide" ? "wide:hidden" : "xl:hidden"}
          >
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="relative flex h-9 items-center gap-2.5 rounded-md px-2 font-medium whitespace-nowrap text-text-2 no-underline hover:bg-hover aria-[current]:bg-press aria-[current]:text-text touch:h-11"
            >
              <Icon aria-hidden className="size-5" />
              <span className={labelClass}>{t(`nav.${key}`)}</span>
              {key === "inbox" ? badge : null}
            </Link>
          </Tooltip>
        );
      })}
      <span className="flex-1" />
      {foot}
    </nav>
  );
}

/** Seen only when the side bar is open; read aloud always. */
export const labelClass = "sr-only wide:not-sr-only group-data-[opens=xl]/nav:xl:not-sr-only";

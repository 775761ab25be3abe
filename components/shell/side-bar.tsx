"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SearchButton } from "../search/search-button";
import { cn } from "../ui/class-names";
import { labelClass } from "./label-class";
import { LogoMark } from "./logo";
import type { Place } from "./nav-items";
import { PlaceIcon } from "./place-icon";
import { SideNav, SidePlace } from "./side-nav";

/** The main navigation. `badge` is the count on the inbox, `foot` the person's menu. */
export function SideBar({ places, badge, foot }: { places: Place[]; badge?: ReactNode; foot: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <SideNav label={t("mainNavigation")}>
      <Link
        href="/inbox"
        aria-label={t("home")}
        className="mb-3 flex h-9 items-center gap-2 px-1.5 text-text no-underline"
      >
        <LogoMark />
        <span className={cn("text-[17px] font-semibold tracking-[-.015em]", labelClass)}>Hovorna</span>
      </Link>
      <SearchButton />
      {places.map(({ key, href }) => (
        <SidePlace key={key} href={href} name={t(`nav.${key}`)}>
          <PlaceIcon of={key} className="size-5" />
          <span className={labelClass}>{t(`nav.${key}`)}</span>
          {key === "inbox" ? badge : null}
        </SidePlace>
      ))}
      <span className="flex-1" />
      {foot}
    </SideNav>
  );
}

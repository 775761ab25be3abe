import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SearchButton } from "../search/search-button";
import { cn } from "../ui/class-names";
import { labelClass } from "./label-class";
import { LogoMark } from "./logo";
import type { navItems } from "./nav-items";
import { SideNav, SidePlace } from "./side-nav";

/** The main navigation, drawn by the server. `badge` is the count on the inbox, `foot` the person's menu. */
export async function SideBar({
  places,
  badge,
  foot,
}: {
  places: ReturnType<typeof navItems>;
  badge?: ReactNode;
  foot: ReactNode;
}) {
  const t = await getTranslations("shell");
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
      {places.map(({ key, href, icon: Icon }) => (
        <SidePlace key={key} href={href} name={t(`nav.${key}`)}>
          <Icon aria-hidden className="size-5" />
          <span className={labelClass}>{t(`nav.${key}`)}</span>
          {key === "inbox" ? badge : null}
        </SidePlace>
      ))}
      <span className="flex-1" />
      {foot}
    </SideNav>
  );
}

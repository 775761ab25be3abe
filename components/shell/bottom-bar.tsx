"use client";
import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { laterDialog } from "../ui/later";
import { isAt } from "./is-at";
import type { Place } from "./nav-items";
import { PlaceIcon } from "./place-icon";

const Drawer = laterDialog(() => import("../ui/drawer").then((module) => module.Drawer));

/** Beside "Více"; one more, and the words of a phone's bar would touch. */
const maxItems = 5;

const tabClass =
  "relative flex flex-1 flex-col items-center justify-center gap-0.5 text-center text-meta text-text-2 no-underline -outline-offset-2 aria-[current]:font-semibold aria-[current]:text-accent-text";

/** The navigation of a phone, 64 high. An open conversation has the whole screen, so there it is away. */
export function BottomBar({ places, badge, more }: { places: Place[]; badge?: ReactNode; more: ReactNode }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  if (/^\/inbox\/./.test(pathname)) return null;
  // The wide table of sessions is for desks; its name would not fit here either.
  const daily = places.filter(({ key }) => key !== "sessions");
  const inBar = daily.length > maxItems ? daily.slice(0, maxItems - 1) : daily;
  const inMore = places.filter((place) => !inBar.includes(place));
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="flex h-[calc(64px+env(safe-area-inset-bottom))] shrink-0 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      {inBar.map(({ key, href }) => (
        <Link key={key} href={href} aria-current={isAt(pathname, href) ? "page" : undefined} className={tabClass}>
          <span className="relative">
            <PlaceIcon of={key} className="size-5.5" />
            {key === "inbox" ? badge : null}
          </span>
          {t(`nav.${key}`)}
        </Link>
      ))}
      <button type="button" className={tabClass} aria-haspopup="dialog" onClick={() => setOpenAt(pathname)}>
        <MenuIcon aria-hidden className="size-5.5" />
        {t("more")}
      </button>
      <Drawer
        side="bottom"
        title={t("more")}
        open={openAt === pathname}
        onOpenChange={(open) => setOpenAt(open ? pathname : null)}
      >
        {inMore.length > 0 ? (
          <ul className="m-0 grid list-none gap-1 p-0 px-4 pb-4">
            {inMore.map(({ key, href }) => (
              <li key={key}>
                <Link
                  href={href}
                  aria-current={isAt(pathname, href) ? "page" : undefined}
                  className="flex min-h-12 items-center gap-3 rounded-lg px-2 font-medium text-text no-underline aria-[current]:bg-press aria-[current]:text-accent-text"
                >
                  <PlaceIcon of={key} className="size-5" />
                  {t(`nav.${key}`)}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {more}
      </Drawer>
    </nav>
  );
}

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Role } from "@/db/enums";
import { BottomBar } from "./bottom-bar";
import { GoKeys } from "./go-keys";
import type { navItems } from "./nav-items";
import { RegionKeys } from "./region-keys";
import { ShortcutHelpKey } from "./shortcut-help-key";
import { SideBar } from "./side-bar";

/** Navigation around every desk page; the page's parts stand in a row beside it (on a phone above the bottom bar). */
export async function DeskFrame({
  role,
  places,
  badge,
  bell,
  userMenu,
  more,
  banner,
  children,
}: {
  role: Role;
  /** Where the person may go. */
  places: ReturnType<typeof navItems>;
  /** The unread count (UnreadBadge). */
  badge?: ReactNode;
  /** Alerts, for whom they are; above the person's menu. */
  bell?: ReactNode;
  userMenu: ReactNode;
  /** What stands under "Více" on a phone. */
  more: ReactNode;
  /** Over everything: the connection is lost. */
  banner?: ReactNode;
  children: ReactNode;
}) {
  const t = await getTranslations("shell");
  return (
    <div className="flex h-dvh overflow-hidden bg-canvas max-desk:flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skipToContent")}
      </a>
      <RegionKeys />
      <GoKeys />
      <ShortcutHelpKey role={role} />
      <SideBar
        places={places}
        badge={badge}
        foot={
          <>
            {bell}
            {userMenu}
          </>
        }
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {banner}
        <div className="flex min-h-0 flex-1">{children}</div>
      </div>
      <BottomBar
        places={places.map(({ key, href, icon: Icon }) => ({
          key,
          href,
          name: t(`nav.${key}`),
          icon: <Icon aria-hidden />,
        }))}
        badge={badge}
        more={more}
      />
    </div>
  );
}

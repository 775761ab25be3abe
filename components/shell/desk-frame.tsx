import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Role } from "@/db/enums";
import { GoKeys } from "./go-keys";
import { RegionKeys } from "./region-keys";
import { ShortcutHelpKey } from "./shortcut-help-key";

/** Navigation around every desk page; the page's parts stand in a row beside it (on a phone above the bottom bar). */
export async function DeskFrame({
  role,
  sideBar,
  bottomBar,
  banner,
  children,
}: {
  role: Role;
  sideBar: ReactNode;
  /** The navigation of a phone. */
  bottomBar: ReactNode;
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
      {sideBar}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {banner}
        <div className="flex min-h-0 flex-1">{children}</div>
      </div>
      {bottomBar}
    </div>
  );
}

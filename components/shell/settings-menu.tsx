"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Role } from "@/db/enums";
import type { Permission } from "@/server/team/permissions";
import { useMay } from "./use-may";

type Item = {
  key:
    | "company"
    | "files"
    | "people"
    | "signIn"
    | "groups"
    | "routing"
    | "hours"
    | "cannedTexts"
    | "results"
    | "ratings"
    | "tags"
    | "fields"
    | "blocklist"
    | "numbers"
    | "billing"
    | "alerts"
    | "bots"
    | "rules"
    | "consent"
    | "webhooks";
  href: string;
  needs: Permission;
};
const sections: readonly { key: "team" | "desk" | "whatsapp" | "data"; items: readonly Item[] }[] = [
  {
    key: "whatsapp",
    items: [
      { key: "numbers", href: "/settings/numbers", needs: "numbers.see" },
      { key: "billing", href: "/settings/billing", needs: "usage.see" },
      { key: "alerts", href: "/settings/alerts", needs: "alerts.see" },
    ],
  },
  {
    key: "desk",
    items: [
      { key: "routing", href: "/settings/routing", needs: "routing.see" },
      { key: "bots", href: "/settings/bots", needs: "routing.see" },
      { key: "rules", href: "/settings/rules", needs: "routing.see" },
      { key: "hours", href: "/settings/hours", needs: "routing.see" },
      { key: "cannedTexts", href: "/settings/canned-texts", needs: "inbox.use" },
      { key: "results", href: "/settings/results", needs: "results.manage" },
      { key: "ratings", href: "/settings/ratings", needs: "ratings.manage" },
      { key: "tags", href: "/settings/tags", needs: "tags.manage" },
      { key: "fields", href: "/settings/fields", needs: "contacts.fields" },
      { key: "blocklist", href: "/settings/blocklist", needs: "contacts.manage" },
    ],
  },
  {
    key: "team",
    items: [
      { key: "company", href: "/settings/company", needs: "team.manage" },
      { key: "people", href: "/settings/team", needs: "team.manage" },
      { key: "signIn", href: "/settings/sign-in", needs: "team.manage" },
      { key: "groups", href: "/settings/groups", needs: "team.manage" },
    ],
  },
  {
    key: "data",
    items: [
      { key: "consent", href: "/settings/consent", needs: "consent.manage" },
      { key: "files", href: "/settings/files", needs: "inbox.use" },
      { key: "webhooks", href: "/settings/webhooks", needs: "webhooks.see" },
    ],
  },
];

/** The menu of the settings, 200 wide; on a phone a line above the content. Pass it to PageSheet as `aside`. */
export function SettingsMenu({ role }: { role: Role }) {
  const t = useTranslations("shell.settings");
  const pathname = usePathname();
  const may = useMay(role);
  const nav = useRef<HTMLElement>(null);
  // On a phone most of the line is out of sight: it begins at where one is.
  useEffect(() => {
    const here = pathname && nav.current?.querySelector("[aria-current]");
    if (here) here.scrollIntoView?.({ block: "nearest", inline: "center" });
  }, [pathname]);
  const seen = sections
    .map(({ key, items }) => ({ key, items: items.filter(({ needs }) => may(needs)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <nav
      ref={nav}
      aria-label={t("title")}
      className="flex w-50 shrink-0 flex-col gap-0.5 overflow-auto border-r border-line p-3 max-desk:w-full max-desk:flex-row max-desk:border-r-0 max-desk:border-b max-desk:px-4 max-desk:py-1"
    >
      {seen.map((section) => (
        <div key={section.key} className="contents">
          <h2 className="m-0 px-2.5 pt-3 pb-1 text-meta font-medium text-text-2 first:pt-1 max-desk:hidden">
            {t(`sections.${section.key}`)}
          </h2>
          {section.items.map(({ key, href }) => (
            <Link
              key={key}
              href={href}
              aria-current={pathname.startsWith(href) ? "page" : undefined}
              className="flex h-8 shrink-0 items-center rounded-md px-2.5 text-text-2 no-underline hover:bg-hover aria-[current]:bg-press aria-[current]:font-medium aria-[current]:text-text touch:h-11"
            >
              {t(key)}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}

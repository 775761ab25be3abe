"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const tabs = ["overview", "profile", "templates", "limits", "link", "diagnostics", "events"] as const;

/** The parts of a number's page, each an address of its own. */
export function NumberTabs({ numberId }: { numberId: string }) {
  const t = useTranslations("numbers.tabs");
  const pathname = usePathname();
  const base = `/settings/numbers/${numberId}`;
  return (
    <nav
      aria-label={t("label")}
      className="-mx-6 flex gap-5 overflow-x-auto border-b border-line px-6 [scrollbar-width:none] max-desk:-mx-4 max-desk:px-4"
    >
      {tabs.map((tab) => {
        const href = tab === "overview" ? base : `${base}/${tab}`;
        return (
          <Link
            key={tab}
            href={href}
            aria-current={pathname === href ? "page" : undefined}
            className="inline-flex h-10 shrink-0 items-center font-medium whitespace-nowrap text-text-2 no-underline -outline-offset-2 hover:text-text touch:h-11 aria-[current]:text-text aria-[current]:shadow-[inset_0_-2px_0_var(--accent)]"
          >
            {t(tab)}
          </Link>
        );
      })}
    </nav>
  );
}

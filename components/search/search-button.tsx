"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { labelClass } from "../shell/label-class";
import { SideTooltip } from "../shell/side-nav";
import { Kbd } from "../ui/kbd";
import { showSearch } from "./open-search";

/** The search in the side bar: an icon on a narrow one, with its name and key on a wide one. */
export function SearchButton() {
  const t = useTranslations("search");
  return (
    <SideTooltip text={t("openWithKey")}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => showSearch(true)}
        className="mb-1 flex h-9 items-center gap-2.5 rounded-md px-2 text-left font-medium whitespace-nowrap text-text-2 hover:bg-hover touch:h-11"
      >
        <Search aria-hidden className="size-5" />
        <span className={labelClass}>{t("open")}</span>
        <Kbd className="ml-auto hidden wide:block group-data-[opens=xl]/nav:xl:block">Ctrl K</Kbd>
      </button>
    </SideTooltip>
  );
}

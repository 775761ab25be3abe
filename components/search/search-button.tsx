"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "../ui/class-names";
import { Kbd } from "../ui/kbd";
import { Tooltip } from "../ui/tooltip";
import { showSearch } from "./open-search";

/** The search in the side bar: an icon on a narrow one, with its name and key on a wide one. */
export function SearchButton({ labelClass, opens }: { labelClass: string; opens: "wide" | "xl" }) {
  const t = useTranslations("search");
  return (
    <Tooltip text={t("openWithKey")} side="right" className={opens === "wide" ? "wide:hidden" : "xl:hidden"}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => showSearch(true)}
        className="mb-1 flex h-9 items-center gap-2.5 rounded-md px-2 text-left font-medium whitespace-nowrap text-text-2 hover:bg-hover touch:h-11"
      >
        <Search aria-hidden className="size-5" />
        <span className={labelClass}>{t("open")}</span>
        <Kbd className={cn("ml-auto hidden", opens === "wide" ? "wide:block" : "xl:block")}>Ctrl K</Kbd>
      </button>
    </Tooltip>
  );
}

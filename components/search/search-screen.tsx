"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Role } from "@/db/enums";
import { filterFrom, filterToAddress } from "@/server/search/rules";
import type { MessageFilter } from "@/server/search/schema";
import { useDebounced } from "../inbox/use-debounced";
import { PageSheet } from "../shell/page-sheet";
import { SearchInput } from "../ui/search-input";
import { FoundCampaigns } from "./found-campaigns";
import { FoundMessages } from "./found-messages";
import { SearchFilters } from "./search-filters";

/** Every message and note that says something (O23), narrowed by number, operator, tag, days and files; the address holds it all. */
export function SearchScreen({ role }: { role: Role }) {
  const t = useTranslations("search.page");
  const filter = filterFrom(Object.fromEntries(useSearchParams()));
  const [typed, setTyped] = useState(filter.query);
  const [asked, setAsked] = useState(filter.query);
  // Another search came by the address: the palette, or back and forward.
  if (filter.query !== asked) {
    setAsked(filter.query);
    setTyped(filter.query);
  }
  const settled = useDebounced(typed.trim(), 300);
  useEffect(() => {
    if (settled === typed.trim() && settled !== asked) {
      setAsked(settled);
      goTo({ ...filter, query: settled });
    }
  });
  return (
    <PageSheet
      title={t("title")}
      tabs={
        <div className="flex max-w-240 flex-wrap items-center gap-2">
          <SearchInput
            autoFocus
            label={t("field")}
            value={typed}
            onValueChange={setTyped}
            maxLength={200}
            className="min-w-0 flex-1 basis-60"
          />
          <SearchFilters filter={filter} onChange={goTo} />
        </div>
      }
    >
      <FoundCampaigns query={filter.query} role={role} />
      <FoundMessages filter={filter} onClear={() => goTo({ query: filter.query })} />
    </PageSheet>
  );
}

function goTo(filter: MessageFilter): void {
  window.history.replaceState(null, "", `/search?${new URLSearchParams(filterToAddress(filter))}`);
}

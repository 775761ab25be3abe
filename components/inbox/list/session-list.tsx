"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
import { useNewSessionKey } from "../new-session/new-session-key";
import { WrapUpStrip } from "../offers/wrap-up-strip";
import { useDebounced } from "../use-debounced";
import type { ListNarrowing } from "./list-filter";
import { ListFilterStrip, ListTools, Mentions, NewSessionRound, SearchResults, SearchTool } from "./list-later";
import { SessionGroups } from "./session-groups";

/** The left column: search, new session, and either the groups or what was found. `isMain`: nothing else is open. */
export function SessionList({ isMain, className }: { isMain: boolean; className?: string }) {
  const t = useTranslations("inbox");
  const [search, setSearch] = useState("");
  const [narrowing, setNarrowing] = useState<ListNarrowing | null>(null);
  const Title = isMain ? "h1" : "h2";
  const query = useDebounced(search.trim(), 250);
  useNewSessionKey();

  const clear = () => {
    setSearch("");
    setNarrowing(null);
  };
  return (
    <section
      id={isMain ? "content" : undefined}
      role={isMain ? "main" : undefined}
      aria-label={t("list")}
      data-region
      tabIndex={-1}
      className={cn("relative flex min-h-0 w-84 shrink-0 flex-col outline-none max-desk:w-full", className)}
    >
      <div className="flex h-14 shrink-0 items-center gap-2 px-3 max-desk:px-4">
        <Title className="m-0 flex-1 text-title font-semibold desk:sr-only">{t("title")}</Title>
        <SearchInput
          label={t("searchLabel")}
          placeholder={t("search")}
          value={search}
          onValueChange={setSearch}
          className="flex-1 max-desk:hidden"
        />
        <SearchTool />
        <Mentions />
        <ListTools narrowing={narrowing} onNarrow={setNarrowing} />
      </div>
      <WrapUpStrip />
      {narrowing ? <ListFilterStrip value={narrowing} onClear={() => setNarrowing(null)} /> : null}
      {query || narrowing ? <SearchResults query={query} narrowing={narrowing} onClear={clear} /> : <SessionGroups />}
      <NewSessionRound />
    </section>
  );
}

"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { cn } from "../ui/class-names";
import { IconButton } from "../ui/icon-button";
import { SearchInput } from "../ui/search-input";
import { NewSessionButton } from "./new-session-button";
import { SearchResults } from "./search-results";
import { SessionGroups } from "./session-groups";
import { useSingleKeys } from "./single-key";
import { useDebounced } from "./use-debounced";

/** The left column: search, new session, and either the groups or what was found. */
export function SessionList({ className, person }: { className?: string; person?: ReactNode }) {
  const t = useTranslations("inbox");
  const [search, setSearch] = useState("");
  const [searching, setSearching] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const query = useDebounced(search.trim(), 250);

  useSingleKeys((key, event) => {
    if (key !== "/") return;
    event.preventDefault();
    field.current?.focus();
  });

  return (
    <section
      aria-label={t("list")}
      data-region
      className={cn("relative flex min-h-0 w-84 shrink-0 flex-col max-desk:w-full", className)}
    >
      <header className="flex h-14 shrink-0 items-center gap-2 px-3 max-desk:px-4">
        <h1 className={cn("m-0 flex-1 text-title font-semibold desk:hidden", searching && "hidden")}>{t("title")}</h1>
        <SearchInput
          ref={field}
          label={t("searchLabel")}
          placeholder={t("search")}
          value={search}
          onValueChange={setSearch}
          className={cn("flex-1", !searching && "max-desk:hidden")}
        />
        <IconButton
          label={searching ? t("closeSearch") : t("openSearch")}
          className="desk:hidden"
          onClick={() => {
            setSearch("");
            setSearching(!searching);
          }}
        >
          {searching ? <X aria-hidden className="size-5" /> : <Search aria-hidden className="size-5" />}
        </IconButton>
        <span className="max-desk:hidden">
          <NewSessionButton />
        </span>
        {person}
      </header>
      {query ? <SearchResults query={query} onClear={() => setSearch("")} /> : <SessionGroups />}
      <span className="absolute right-4 bottom-4 rounded-full shadow-pop desk:hidden [&>button]:h-13 [&>button]:rounded-full [&>button]:px-5">
        <NewSessionButton />
      </span>
    </section>
  );
}

"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { cn } from "../ui/class-names";
import { IconButton } from "../ui/icon-button";
import { SearchInput } from "../ui/search-input";
import { NewSessionButton } from "./new-session-button";
import { SearchResults } from "./search-results";
import { SessionGroups } from "./session-groups";
import { useDebounced } from "./use-debounced";

/** The left column: search, new session, and either the groups or what was found. */
export function SessionList({ className }: { className?: string }) {
  const t = useTranslations("inbox");
  const [search, setSearch] = useState("");
  const [searching, setSearching] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const query = useDebounced(search.trim(), 250);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      flushSync(() => setSearching(true));
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

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
          shortcut="Ctrl K"
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
      </header>
      {query ? <SearchResults query={query} onClear={() => setSearch("")} /> : <SessionGroups />}
      <span className="absolute right-4 bottom-4 rounded-full shadow-pop desk:hidden [&>button]:h-13 [&>button]:rounded-full [&>button]:px-5">
        <NewSessionButton />
      </span>
    </section>
  );
}

"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Me } from "../inbox/me";
import { isSearchPress } from "../keys/shortcuts";
import { showSearch, useSearchOpen } from "./open-search";

const SearchPalette = dynamic(() => import("./search-palette").then((module) => module.SearchPalette));

/** Ctrl+K and ⌘K open the search from anywhere, also from a field; it is fetched when it is first asked for. */
export function SearchKey({ me }: { me: Me }) {
  const open = useSearchOpen();
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSearchPress(event) || event.defaultPrevented || isCovered()) return;
      event.preventDefault();
      showSearch(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return wasOpen ? <SearchPalette me={me} open={open} /> : null;
}

/** Another dialog waits for an answer; the search does not come over it. */
const isCovered = (): boolean =>
  document.querySelector("[role=dialog][data-open], [role=alertdialog][data-open]") !== null;

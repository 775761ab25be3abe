"use client";
import { useEffect, useState } from "react";
import type { Me } from "../inbox/me";
import { isSearchPress } from "../keys/shortcuts";
import { laterParts } from "../ui/later";
import { usePreparing } from "../ui/use-preparing";
import { showSearch, useSearchOpen } from "./open-search";

const palette = laterParts(() => import("./search-palette"));

/** Ctrl+K and ⌘K open the search from anywhere, also from a field. What is typed before its code is here is kept for its field. */
export function SearchKey({ me }: { me: Me }) {
  const open = useSearchOpen();
  const [wasOpen, setWasOpen] = useState(false);
  const [typedAhead, setTypedAhead] = useState("");
  if (open && !wasOpen) setWasOpen(true);
  if (!open && typedAhead) setTypedAhead("");
  const parts = palette.use(wasOpen);
  const isWaited = open && !parts;
  usePreparing(palette.load);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSearchPress(event) || event.defaultPrevented || isCovered()) return;
      event.preventDefault();
      showSearch(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    if (!isWaited) return;
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // They are meant for the search: neither the field nor a single key of the page takes them.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") showSearch(false);
      if (event.key === "Backspace") setTypedAhead((text) => text.slice(0, -1));
      if (event.key.length === 1) setTypedAhead((text) => text + event.key);
    };
    document.addEventListener("keydown", keep, true);
    return () => document.removeEventListener("keydown", keep, true);
  }, [isWaited]);
  return parts && wasOpen ? <parts.SearchPalette me={me} open={open} typedAhead={typedAhead} /> : null;
}

/** Another dialog waits for an answer; the search does not come over it. */
const isCovered = (): boolean =>
  document.querySelector("[role=dialog][data-open], [role=alertdialog][data-open]") !== null;

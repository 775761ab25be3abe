"use client";
import { Coffee, Inbox, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { showSearch } from "@/components/search/open-search";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ListState } from "@/components/ui/list-state";
import type { Section } from "../inbox-types";
import { NewSessionButton } from "../new-session/new-session-button";
import { ListFilter, type ListNarrowing } from "./list-filter";

export { ErrorState } from "@/components/ui/list-state";
export { ListFilterStrip } from "./list-filter";
export { SearchResults } from "./search-results";

/** A phone has the search of the whole desk. */
export function SearchTool() {
  const t = useTranslations("inbox");
  return (
    <IconButton label={t("openSearch")} className="desk:hidden" onClick={() => showSearch(true)}>
      <Search aria-hidden className="size-5" />
    </IconButton>
  );
}

/** Beside the search: what concerns the whole list. */
export function ListTools({
  narrowing,
  onNarrow,
}: {
  narrowing: ListNarrowing | null;
  onNarrow: (narrowing: ListNarrowing | null) => void;
}) {
  return (
    <>
      <ListFilter value={narrowing} onChange={onNarrow} />
      <span className="max-desk:hidden">
        <NewSessionButton />
      </span>
    </>
  );
}

/** The round button over the list of a phone. */
export function NewSessionRound() {
  return (
    <span className="absolute right-4 bottom-4 rounded-full shadow-pop desk:hidden [&>button]:h-13 [&>button]:rounded-full [&>button]:bg-accent [&>button]:px-5 [&>button]:text-on-accent [&>button]:shadow-none">
      <NewSessionButton />
    </span>
  );
}

export function NothingHere({ section, onShowAll }: { section: Section; onShowAll: () => void }) {
  const t = useTranslations("inbox.empty");
  return (
    <ListState icon={<Coffee />} title={t(section)} text={t(`${section}Text`)}>
      <Button onClick={onShowAll}>{t("showAll")}</Button>
    </ListState>
  );
}

export function NothingAtAll() {
  const t = useTranslations("inbox.empty");
  return <ListState icon={<Inbox />} title={t("all")} text={t("allText")} />;
}

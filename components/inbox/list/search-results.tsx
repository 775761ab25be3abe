"use client";
import { useTranslations } from "next-intl";
import { ErrorState, NothingMatches } from "@/components/ui/list-state";
import { SkeletonPeople } from "@/components/ui/skeleton";
import { contentOf } from "./list-entries";
import { SessionRows } from "./session-rows";
import { useSection } from "./use-sections";

/** Every visible conversation that matches and has the tag; the server searches, without diacritics too. */
export function SearchResults({ query, tagId, onClear }: { query: string; tagId?: string; onClear: () => void }) {
  const t = useTranslations("inbox");
  const tTags = useTranslations("tags.filter");
  const found = useSection("all", { search: query || undefined, tagId });
  if (found.failed) return <ErrorState title={t("listFailed")} onRetry={found.retry} retrying={found.retrying} />;
  if (!found.rows) return <SkeletonPeople rows={6} label={t("results")} />;
  if (found.rows.length === 0)
    return <NothingMatches text={query ? t("nothingFound") : tTags("nothing")} onClear={onClear} />;
  return <SessionRows label={t("results")} entries={contentOf(found)} onMore={found.loadMore} />;
}

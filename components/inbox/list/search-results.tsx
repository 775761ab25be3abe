"use client";
import { useTranslations } from "next-intl";
import { ErrorState, NothingMatches } from "@/components/ui/list-state";
import { SkeletonPeople } from "@/components/ui/skeleton";
import { contentOf } from "./list-entries";
import type { ListNarrowing } from "./list-filter";
import { SessionRows } from "./session-rows";
import { useSection } from "./use-sections";

/** Every visible conversation that matches and is not narrowed out; the server searches, without diacritics too. */
export function SearchResults({
  query,
  narrowing,
  onClear,
}: {
  query: string;
  narrowing: ListNarrowing | null;
  onClear: () => void;
}) {
  const t = useTranslations("inbox");
  const tTags = useTranslations("tags.filter");
  const [isClosing, isCallback] = [narrowing === "closing", narrowing === "callback"];
  const tagId = typeof narrowing === "string" ? undefined : narrowing?.id;
  const found = useSection("all", { search: query || undefined, tagId, isClosing, isCallback });
  if (found.failed) return <ErrorState title={t("listFailed")} onRetry={found.retry} retrying={found.retrying} />;
  if (!found.rows) return <SkeletonPeople rows={6} label={t("results")} />;
  if (found.rows.length === 0)
    return (
      <NothingMatches
        text={
          query ? t("nothingFound") : tTags(isClosing ? "nothingCloses" : isCallback ? "nothingCallback" : "nothing")
        }
        onClear={onClear}
      />
    );
  return <SessionRows label={t("results")} entries={contentOf(found)} onMore={found.loadMore} />;
}

"use client";
import { useTranslations } from "next-intl";
import { ErrorState, NothingMatches } from "@/components/ui/list-state";
import { SkeletonPeople } from "@/components/ui/skeleton";
import { contentOf } from "./list-entries";
import { SessionRows } from "./session-rows";
import { useSection } from "./use-sections";

/** Every visible conversation that matches; the server searches, without diacritics too. */
export function SearchResults({ query, onClear }: { query: string; onClear: () => void }) {
  const t = useTranslations("inbox");
  const found = useSection("all", { search: query });
  if (found.failed) return <ErrorState title={t("listFailed")} onRetry={found.retry} retrying={found.retrying} />;
  if (!found.rows) return <SkeletonPeople rows={6} label={t("results")} />;
  if (found.rows.length === 0) return <NothingMatches text={t("nothingFound")} onClear={onClear} />;
  return <SessionRows label={t("results")} entries={contentOf(found)} onMore={found.loadMore} />;
}

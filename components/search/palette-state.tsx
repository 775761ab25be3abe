"use client";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { shortestQuery, type useFound } from "./use-found";

/** What the list itself does not say: that it searches, failed or found nothing; and, for those who listen, how much it found. */
export function PaletteState({
  query,
  count,
  found: { isSearching, failed, retry },
}: {
  query: string;
  count: number;
  found: ReturnType<typeof useFound>;
}) {
  const t = useTranslations("search");
  const isNothing = query.length >= shortestQuery && count === 0 && !isSearching && !failed;
  return (
    <>
      <p role="status" className="sr-only">
        {query && !isSearching ? t("count", { count }) : ""}
      </p>
      {failed ? (
        <div role="alert" className="flex flex-wrap items-center gap-2 p-3 text-danger-text">
          {t("failed")}
          <Button onClick={retry}>{t("retry")}</Button>
        </div>
      ) : null}
      {isSearching && count === 0 ? <p className="m-0 p-5 text-text-2">{t("searching")}</p> : null}
      {isNothing ? (
        <div className="p-5">
          <p className="m-0 font-medium">{t("nothing", { query })}</p>
          <p className="m-0 text-text-2">{t("nothingText")}</p>
        </div>
      ) : null}
    </>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { CheckedRateCard } from "@/server/usage/rate-cards";

/** Every bad row of a price list by its number, what stands there and what should. */
export function CardProblems({ checked: { problems, problemCount } }: { checked: CheckedRateCard }) {
  const t = useTranslations("usage.upload");
  return (
    <>
      <Banner tone="danger" role="alert">
        {t("problems", { count: problemCount })}{" "}
        {problemCount > problems.length ? t("problemsShown", { count: problems.length }) : null}
      </Banner>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {problems.map(({ row, reason, cell }, n) => (
          <li key={n} className="grid grid-cols-[88px_minmax(0,1fr)] gap-3">
            <span className="text-text-3">{row === 0 ? t("wholeFile") : t("row", { row })}</span>
            <span className="break-words">{t(`problem.${reason}`, { cell })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

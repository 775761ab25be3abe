"use client";
import { Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { queryOf, type RecipientSelection } from "./use-recipient-filter";

/** What the table is filtered by beside the states, each with its way back, and the file of exactly these contacts. */
export function ChosenRecipients({
  campaignId,
  selection,
  onClear,
}: {
  campaignId: string;
  selection: RecipientSelection;
  onClear: () => void;
}) {
  const t = useTranslations("outcome");
  const { group, column, source } = selection;
  const names = [
    group ? t("filter.group", { name: t(`groups.names.${group}`) }) : null,
    column ? t("filter.column", { name: t(`book.columns.${column}`) }) : null,
    source ? t("filter.source") : null,
  ].filter((name) => name !== null);
  const name = names.join(", ");
  const query = queryOf(selection);
  return (
    <>
      {name ? (
        <Button onClick={onClear} aria-label={t("filter.clear", { name })} className="max-w-full">
          <span className="truncate">{name}</span>
          <X aria-hidden />
        </Button>
      ) : null}
      {query ? (
        <ButtonLink
          variant="plain"
          href={`/api/campaigns/${campaignId}/files/export.csv?${query}`}
          download="export.csv"
        >
          <Download aria-hidden />
          {t("filter.export")}
        </ButtonLink>
      ) : null}
    </>
  );
}

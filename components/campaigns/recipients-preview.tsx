"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ErrorState } from "@/components/ui/list-state";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { PreviewTable } from "./preview-table";
import type { RecipientsPreviewState } from "./use-recipients-preview";
import type { Wizard } from "./use-wizard";

/** The first twenty recipients, those with the shortest, the longest or odd values, and who lacks one (O10). */
export function RecipientsPreview({
  wizard,
  draft,
  preview,
}: {
  wizard: Wizard;
  draft: ShownCampaign;
  preview: RecipientsPreviewState;
}) {
  const t = useTranslations("campaigns.wizard.variables");
  const { kind, choose, query, rows, problems, shown, move } = preview;
  const empty = kind === "problems" ? t("noProblems") : kind === "odd" ? t("noOdd") : t("noRecipients");
  return (
    <>
      <div className="mt-6 mb-2 flex flex-wrap items-center gap-3">
        <h3 className="m-0 flex-1 text-body">{t("recipients")}</h3>
        <Segmented
          label={t("filter")}
          className="-mx-2.5 max-w-full flex-wrap"
          value={kind}
          onValueChange={choose}
          options={[
            { value: "first", label: t("first") },
            { value: "shortest", label: t("shortest") },
            { value: "longest", label: t("longest") },
            { value: "odd", label: t("odd") },
            { value: "problems", label: t("problems"), count: problems },
          ]}
        />
      </div>
      {problems > 0 ? (
        <Banner tone="danger" className="mb-2">
          <b>{t("missing", { count: problems })}</b> {t("missingText")}
        </Banner>
      ) : null}
      {query.isError ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {query.isPending ? <SkeletonRows rows={4} label={t("recipients")} /> : null}
      {query.data && rows.length === 0 ? <p className="text-text-3">{empty}</p> : null}
      {rows.length > 0 ? (
        <PreviewTable
          rows={rows}
          variables={wizard.fields.variables}
          hasVariants={draft.variants.length > 0}
          shownId={shown?.id ?? null}
          onShow={move}
        />
      ) : null}
    </>
  );
}

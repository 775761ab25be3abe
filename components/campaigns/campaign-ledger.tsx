"use client";
import { useQuery } from "@tanstack/react-query";
import { Download, ListChecks, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { PageSheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { RecipientStatus } from "@/components/ui/recipient-status";
import { SkeletonRows } from "@/components/ui/skeleton";
import { recipientStatuses } from "@/db/enums";
import { columnOf, ledgerColumns } from "@/server/campaigns/ledger-rules";
import type { ShownLedger } from "@/server/campaigns/show-ledger";
import { BalanceLine } from "./balance-line";
import { LedgerDays, LedgerSources } from "./ledger-tables";
import { RecipientsLink } from "./recipients-link";

/** Kniha odeslání (O1): planned = sent + failed + skipped + remaining, with the rule, every figure a way to its contacts. */
export function CampaignLedger({ campaignId }: { campaignId: string }) {
  const t = useTranslations("outcome.book");
  const list = { href: "/campaigns", label: useTranslations("campaigns")("title") };
  const trpc = useTRPC();
  const ledger = useQuery(
    trpc.campaigns.ledger.queryOptions(
      { campaignId },
      // It reads every recipient: a campaign that runs is asked now and then.
      { refetchInterval: ({ state }) => (state.data?.status === "running" ? 15_000 : false) },
    ),
  );
  const shown = ledger.data;
  if (ledger.error?.data?.code === "NOT_FOUND")
    return (
      <PageSheet title={t("title")} up={list}>
        <GoneState {...list} />
      </PageSheet>
    );
  return (
    <PageSheet
      title={t("title")}
      up={{ href: `/campaigns/${campaignId}`, label: shown?.name ?? t("campaignLoading") }}
      actions={
        <>
          <ButtonLink href={`/campaigns/ledger?campaign=${campaignId}`}>
            <ListChecks aria-hidden />
            {t("allLines")}
          </ButtonLink>
          <ButtonLink href={`/api/campaigns/ledger.csv?campaign=${campaignId}`} download="ledger.csv">
            <Download aria-hidden />
            {t("download")}
          </ButtonLink>
        </>
      }
      flush
    >
      {ledger.isPending ? <SkeletonRows label={t("title")} /> : null}
      {ledger.isError ? <ErrorState onRetry={() => ledger.refetch()} retrying={ledger.isFetching} /> : null}
      {shown && shown.book.planned === 0 ? <ListState icon={<Users />} title={t("empty")} /> : null}
      {shown && shown.book.planned > 0 ? (
        <div className="flex flex-col gap-7 py-5">
          <Equation campaignId={campaignId} ledger={shown} />
          <BalanceLine scope={{ campaignId }} isBeside className="mx-6 -mt-3 max-desk:mx-4" />
          <States campaignId={campaignId} ledger={shown} />
          <LedgerSources campaignId={campaignId} sources={shown.sources} />
          <LedgerDays campaignId={campaignId} days={shown.days} />
        </div>
      ) : null}
    </PageSheet>
  );
}

const signs = { sent: "=", failed: "+", skipped: "+", remaining: "+" } as const;

function Equation({ campaignId, ledger: { book } }: { campaignId: string; ledger: ShownLedger }) {
  const t = useTranslations("outcome.book");
  const { byStatus, ...figures } = book;
  return (
    <section className="px-6 max-desk:px-4">
      <dl aria-label={t("equation", figures)} className="m-0 flex flex-wrap items-end gap-x-4 gap-y-3">
        <Figure label={t("columns.planned")}>
          <RecipientsLink campaignId={campaignId} count={book.planned} said={t("columns.planned")} />
        </Figure>
        {ledgerColumns.map((column) => (
          <Figure key={column} label={t(`columns.${column}`)} sign={signs[column]}>
            <RecipientsLink
              campaignId={campaignId}
              count={book[column]}
              said={t(`columns.${column}`)}
              chosen={{ column }}
            />
          </Figure>
        ))}
      </dl>
      <p className="m-0 mt-3 max-w-180 text-text-2">{t("rule")}</p>
    </section>
  );
}

function Figure({ label, sign, children }: { label: string; sign?: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-text-2">{label}</dt>
      <dd className="m-0 flex items-center gap-2 text-title touch:min-h-11">
        {sign ? (
          <span aria-hidden className="text-text-3">
            {sign}
          </span>
        ) : null}
        {children}
      </dd>
    </div>
  );
}

function States({ campaignId, ledger: { book } }: { campaignId: string; ledger: ShownLedger }) {
  const t = useTranslations("outcome.book");
  const status = useTranslations("common.recipientStatus");
  return (
    <section className="px-6 max-desk:px-4">
      <h2 className="m-0 mb-3 text-body">{t("states")}</h2>
      <div className="grid max-w-240 gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        {ledgerColumns.map((column) => (
          <dl key={column} className="m-0 min-w-0">
            <dt className="mb-1 text-meta font-medium text-text-3">{t(`columns.${column}`)}</dt>
            {recipientStatuses
              .filter((known) => columnOf[known] === column)
              .map((known) => (
                <dd key={known} className="m-0 flex min-h-8 items-center gap-3">
                  <RecipientStatus status={known} className="min-w-0 flex-1" />
                  <RecipientsLink
                    campaignId={campaignId}
                    count={book.byStatus[known]}
                    said={status(known)}
                    chosen={{ status: known }}
                  />
                </dd>
              ))}
          </dl>
        ))}
      </div>
    </section>
  );
}

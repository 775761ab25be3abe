"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { PageSheet } from "@/components/shell/page-sheet";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, RefusedState } from "@/components/ui/list-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import type { ShownImport } from "@/server/contacts/control-import";
import { reasonText } from "@/server/contacts/import-reason-rules";
import { ImportActions } from "./import-actions";

/** One import: the dry run, its progress, its report and the way back. It goes on whether this page is open or not. */
export function ImportScreen({ importId }: { importId: string }) {
  const t = useTranslations("contacts.import");
  const query = useQuery(
    useTRPC().contacts.showImport.queryOptions(
      { importId },
      { refetchInterval: ({ state }) => (isMoving(state.data?.status) ? 1500 : false) },
    ),
  );
  const found = query.data;
  const code = query.error?.data?.code;
  return (
    <PageSheet
      up={{ href: "/contacts/import", label: t("title") }}
      title={found?.fileName ?? t("title")}
      footer={found ? <ImportActions found={found} /> : null}
    >
      {query.isPending ? <SkeletonRows label={t("title")} /> : null}
      {code === "FORBIDDEN" ? <RefusedState /> : null}
      {code === "NOT_FOUND" ? <GoneState href="/contacts/import" label={t("title")} /> : null}
      {query.isError && code !== "FORBIDDEN" && code !== "NOT_FOUND" ? (
        <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />
      ) : null}
      {found ? <Report found={found} /> : null}
    </PageSheet>
  );
}

const isMoving = (status: string | undefined) => status === "running" || status === "undoing";
const outcomes = ["new", "update", "same", "duplicate", "invalid"] as const;

function Report({ found }: { found: ShownImport }) {
  const t = useTranslations("contacts.import");
  const share = found.rowCount > 0 ? Math.min(1, found.doneRow / found.rowCount) : 1;
  return (
    <div className="flex max-w-300 flex-col gap-5">
      <div role="status">
        <Banner tone={found.status === "done" ? "ok" : found.status === "cancelled" ? "warn" : "info"}>
          {t(`told.${found.status}`)}
        </Banner>
      </div>
      {found.status === "running" ? (
        <div>
          <p className="m-0 mb-2 text-text-2">{t("progress", { percent: share })}</p>
          <ProgressBar parts={[{ value: share, tone: "accent" }]} total={1} label={t("progress", { percent: share })} />
        </div>
      ) : null}
      <dl className="m-0 grid grid-cols-[repeat(auto-fit,minmax(120px,1fr))] gap-3">
        {outcomes.map((outcome) => (
          <div key={outcome} className="rounded-md bg-sunken p-3">
            <dt className="text-meta text-text-2">{t(`outcome.${outcome}`)}</dt>
            <dd className="m-0 text-title font-semibold">{t("rows", { count: found.counts[outcome] })}</dd>
          </div>
        ))}
      </dl>
      {found.badRows.length > 0 ? <BadRows found={found} /> : null}
    </div>
  );
}

function BadRows({ found }: { found: ShownImport }) {
  const t = useTranslations("contacts.import");
  return (
    <section aria-label={t("badRows")}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3">
        <h2 className="m-0 text-body">{t("badRows")}</h2>
        <ButtonLink
          variant="link"
          href={`/api/contacts/imports/${found.id}/errors`}
          download={`${t("errorsFile")}.csv`}
        >
          <Download aria-hidden />
          {t("downloadErrors")}
        </ButtonLink>
      </div>
      <div className="overflow-x-auto rounded-md border border-line">
        <Table>
          <thead>
            <tr>
              <Th>{t("row")}</Th>
              <Th>{t("reason")}</Th>
              <Th className="w-1/2 max-md:hidden">{t("content")}</Th>
            </tr>
          </thead>
          <tbody>
            {found.badRows.map(({ rowNumber, outcome, reason, cells }) => (
              <tr key={rowNumber}>
                <Td>{rowNumber}</Td>
                <Td className="max-md:whitespace-normal">{reasonText(outcome, reason, t)}</Td>
                <Td className="max-w-0 truncate text-text-2 max-md:hidden">{cells.filter(Boolean).join(" · ")}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

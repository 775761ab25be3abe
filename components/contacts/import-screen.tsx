"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { PageSheet } from "@/components/shell/page-sheet";
import { Banner } from "@/components/ui/banner";
import { ProgressBar } from "@/components/ui/progress-bar";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ShownImport } from "@/server/contacts/control-import";
import { ImportActions } from "./import-actions";
import { ImportRows } from "./import-rows";

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
  return (
    <PageSheet
      up={{ href: "/contacts/import", label: t("title") }}
      title={found?.fileName ?? t("title")}
      footer={found ? <ImportActions found={found} /> : null}
    >
      {query.isPending ? <SkeletonRows label={t("title")} /> : null}
      <QueryProblem query={query} gone={<GoneState href="/contacts/import" label={t("title")} />} />
      {found ? <Report found={found} /> : null}
    </PageSheet>
  );
}

const isMoving = (status: string | undefined) => status === "running" || status === "undoing";

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
      <ImportRows found={found} />
    </div>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import Link from "next/link";
import { useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useFailureText } from "@/components/live/use-failure-text";
import { SyncButton } from "@/components/templates/sync-button";
import { TemplateDrawer } from "@/components/templates/template-drawer";
import { toRows } from "@/components/templates/template-rows";
import { TemplateTable } from "@/components/templates/template-table";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import type { NumberDetail } from "@/server/numbers/show-number";
import { mayDo } from "@/server/team/permissions";
import { syncCoolDownMs } from "@/server/templates/rules";
import { useNumber } from "./use-number";

/** Šablony: the templates of one number with the state of each language, when they were read, and the button of S0.26. */
export function TemplatesTab({ numberId, role, company }: { numberId: string; role: Role; company: string }) {
  const { data: number } = useNumber(numberId);
  if (!number) return null;
  return (
    <div className="flex flex-col gap-4">
      <SyncHead number={number} maySync={mayDo(role, "templates.sync")} />
      <Templates numberId={numberId} mayManage={mayDo(role, "templates.manage")} company={company} />
    </div>
  );
}

function SyncHead({ number, maySync }: { number: NumberDetail; maySync: boolean }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const restS = useRest(number.templatesSyncedAt);
  const failureText = useFailureText();
  const { templatesSyncedAt, templatesSyncError } = number;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-60 flex-1 text-text-2">
        <p className="m-0">{templatesSyncedAt ? t("syncedAt", { at: moment(templatesSyncedAt) }) : t("neverSynced")}</p>
        {templatesSyncError ? (
          <p role="alert" className="m-0 text-meta text-danger-text">
            {t("syncError", { reason: failureText(templatesSyncError) })}
          </p>
        ) : null}
        <p className="m-0 text-meta text-text-3">{restS > 0 ? t("syncRests", { count: restS }) : t("syncHourly")}</p>
      </div>
      <Link href={`/templates?number=${number.id}`} className="font-medium text-accent-text">
        {t("openTemplates")}
      </Link>
      {maySync ? <SyncButton variant="primary" label={t("sync")} numberIds={[number.id]} /> : null}
    </div>
  );
}

/** Seconds until the templates may be read again (S0.29). */
function useRest(syncedAt: Date | null): number {
  const now = useNow({ updateInterval: 1_000 });
  return syncedAt ? Math.max(0, Math.ceil((syncedAt.getTime() + syncCoolDownMs - now.getTime()) / 1_000)) : 0;
}

function Templates({ numberId, mayManage, company }: { numberId: string; mayManage: boolean; company: string }) {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const [open, setOpen] = useState<string | null>(null);
  const listed = useQuery(trpc.templates.list.queryOptions({ numberId }));
  const drafts = useQuery(trpc.templates.drafts.queryOptions(undefined, { enabled: mayManage }));
  const usage = useQuery(trpc.templates.usage.queryOptions(undefined, { staleTime: 60_000 }));
  if (listed.isPending) return <SkeletonRows height={64} label={t("tabs.templates")} />;
  if (listed.isError) return <ErrorState onRetry={() => listed.refetch()} retrying={listed.isFetching} />;
  const own = (drafts.data ?? []).filter((draft) => draft.numberId === numberId);
  const rows = toRows(listed.data, own);
  if (rows.length === 0)
    return <ListState icon={<LayoutTemplate />} title={t("templateCounts.none")} text={t("noTemplatesText")} />;
  return (
    <>
      <TemplateTable rows={rows} usage={usage.data ?? null} onOpen={({ key }) => setOpen(key)} />
      <TemplateDrawer
        company={company}
        mayManage={mayManage}
        usage={usage.data ?? null}
        row={rows.find(({ key }) => key === open) ?? null}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

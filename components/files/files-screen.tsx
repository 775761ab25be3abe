"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { BlockedFilesForm } from "./blocked-files-form";

/** Nastavení → Soubory: what is neither sent nor taken in (S1.13). */
export function FilesScreen({ role }: { role: Role }) {
  const t = useTranslations("files");
  const blocked = useQuery(useTRPC().team.blockedFiles.queryOptions());
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="max-w-160">
        <p className="m-0 mb-6 text-text-2">{t("text")}</p>
        {blocked.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
        {blocked.isError && !blocked.data ? (
          <ErrorState onRetry={() => blocked.refetch()} retrying={blocked.isFetching} />
        ) : null}
        {blocked.data ? <BlockedFilesForm key={JSON.stringify(blocked.data)} current={blocked.data} /> : null}
      </div>
    </PageSheet>
  );
}

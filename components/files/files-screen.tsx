"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { useMay } from "@/components/shell/use-may";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { BlockedFilesForm } from "./blocked-files-form";
import { LibraryPanel } from "./library-panel";

/** Nastavení → Soubory: the library that everybody sends from (N.60), and what is neither sent nor taken in (S1.13). */
export function FilesScreen({ role }: { role: Role }) {
  const t = useTranslations("files");
  const may = useMay(role);
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="max-w-200">
        {may("inbox.use") ? <LibraryPanel mayEdit={may("library.manage")} /> : null}
        {may("team.manage") ? <BlockedFiles /> : null}
      </div>
    </PageSheet>
  );
}

function BlockedFiles() {
  const t = useTranslations("files");
  const blocked = useQuery(useTRPC().team.blockedFiles.queryOptions());
  return (
    <section aria-labelledby="blocked-files" className="mt-10 max-w-160">
      <h2 id="blocked-files" className="m-0 text-lead font-semibold">
        {t("blockedTitle")}
      </h2>
      <p className="m-0 mt-0.5 mb-4 text-text-2">{t("text")}</p>
      {blocked.isPending ? <SkeletonRows rows={5} label={t("blockedTitle")} /> : null}
      <QueryProblem query={blocked} />
      {blocked.data ? <BlockedFilesForm key={JSON.stringify(blocked.data)} current={blocked.data} /> : null}
    </section>
  );
}

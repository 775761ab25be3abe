"use client";
import { useQuery } from "@tanstack/react-query";
import { ListChecks, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { Result } from "@/server/results/list-results";
import { ResultDialog } from "./result-dialog";
import { ResultTable } from "./result-table";

/** Výsledky sezení (S1.16): what operators choose from when they end a session. */
export function ResultsScreen({ role }: { role: Role }) {
  const t = useTranslations("results");
  const results = useQuery(useTRPC().results.list.queryOptions());
  const [opened, open] = useState<Result | "new" | null>(null);
  const add = (
    <Button variant="primary" onClick={() => open("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")} actions={add}>
      <p className="m-0 mb-4 max-w-160 text-text-2">{t("text")}</p>
      {results.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={results} />
      {results.data?.length === 0 ? (
        <ListState icon={<ListChecks />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {results.data && results.data.length > 0 ? <ResultTable results={results.data} onOpen={open} /> : null}
      {opened ? <ResultDialog result={opened === "new" ? null : opened} onClose={() => open(null)} /> : null}
    </PageSheet>
  );
}

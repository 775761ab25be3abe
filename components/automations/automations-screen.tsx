"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { AutomationRow } from "@/server/automations/show-automations";
import { mayDo } from "@/server/team/permissions";
import { AutomationDialog } from "./automation-dialog";
import { AutomationList } from "./automation-list";
import { AutomationTester } from "./automation-tester";

/** Pravidla (N.46): what Hovorna does by itself when something happens. */
export function AutomationsScreen({ role }: { role: Role }) {
  const t = useTranslations("automations");
  const view = useQuery(useTRPC().automations.show.queryOptions());
  const [opened, open] = useState<AutomationRow | "new" | null>(null);
  const mayEdit = mayDo(role, "routing.manage");
  const add = mayEdit ? (
    <Button variant="primary" disabled={!view.data} onClick={() => open("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  ) : null;
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")} actions={add}>
      <p className="m-0 mb-4 max-w-170 text-text-2">{t("intro")}</p>
      {mayEdit ? null : (
        <Banner tone="info" className="mb-4">
          {t("readOnly")}
        </Banner>
      )}
      {view.isPending ? <SkeletonRows rows={3} label={t("loading")} /> : null}
      <QueryProblem query={view} />
      {view.data?.automations.length === 0 ? (
        <ListState icon={<Workflow />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {view.data && view.data.automations.length > 0 ? (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
          <AutomationList automations={view.data.automations} mayEdit={mayEdit} onEdit={open} />
          <AutomationTester view={view.data} />
        </div>
      ) : null}
      {view.data && opened ? (
        <AutomationDialog automation={opened === "new" ? null : opened} view={view.data} onClose={() => open(null)} />
      ) : null}
    </PageSheet>
  );
}

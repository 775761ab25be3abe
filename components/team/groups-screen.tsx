"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/db/enums";
import { type RouterOutputs, useTRPC } from "../live/trpc";
import { PageSheet } from "../shell/page-sheet";
import { SettingsMenu } from "../shell/settings-menu";
import { Button } from "../ui/button";
import { ErrorState, ListState } from "../ui/list-state";
import { SkeletonRows } from "../ui/skeleton";
import { DissolveDialog } from "./dissolve-dialog";
import { GroupDialog } from "./group-dialog";
import { GroupPanel } from "./group-panel";
import { PreviewSwitch } from "./preview-switch";

export type Group = RouterOutputs["team"]["groups"]["groups"][number];
type Asking = { what: "edit"; group: Group | null } | { what: "dissolve"; group: Group };

/** Skupiny (N.41): who belongs where, and how each group takes its sessions. */
export function GroupsScreen({ role }: { role: Role }) {
  const t = useTranslations("team.groups");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { data, isError, isFetching, refetch } = useQuery(trpc.team.groups.queryOptions());
  const close = () => setAsking(null);
  const create = (
    <Button variant="primary" onClick={() => setAsking({ what: "edit", group: null })}>
      <Plus aria-hidden />
      {t("create")}
    </Button>
  );
  const content = () => {
    if (isError && !data) return <ErrorState onRetry={() => void refetch()} retrying={isFetching} />;
    if (!data) return <SkeletonRows rows={4} height={96} label={t("title")} />;
    if (data.groups.length === 0)
      return (
        <ListState icon={<UsersRound />} title={t("empty")} text={t("emptyText")}>
          {create}
        </ListState>
      );
    return (
      <ul className="m-0 grid list-none gap-4 p-0 xl:grid-cols-2">
        {data.groups.map((group) => (
          <li key={group.id}>
            <GroupPanel
              group={group}
              onEdit={() => setAsking({ what: "edit", group })}
              onDissolve={() => setAsking({ what: "dissolve", group })}
            />
          </li>
        ))}
      </ul>
    );
  };
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")} actions={data?.groups.length ? create : null}>
      {content()}
      <PreviewSwitch />
      {asking?.what === "edit" && data ? (
        <GroupDialog group={asking.group} people={data.people} onClose={close} />
      ) : null}
      {asking?.what === "dissolve" ? <DissolveDialog group={asking.group} onClose={close} /> : null}
    </PageSheet>
  );
}

"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Panel } from "../ui/panel";
import type { Group } from "./groups-screen";

/** One group: how it takes sessions, its members, and the numbers whose conversations it sees. */
export function GroupPanel({
  group,
  onEdit,
  onDissolve,
}: {
  group: Group;
  onEdit: () => void;
  onDissolve: () => void;
}) {
  const t = useTranslations("team.groups");
  const format = useFormatter();
  return (
    <Panel aria-label={group.name} className="flex h-full flex-col gap-3">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="m-0 min-w-0 flex-1 truncate text-lead font-semibold">{group.name}</h2>
        <Button onClick={onEdit} aria-label={t("editOf", { name: group.name })}>
          {t("edit")}
        </Button>
        <Button variant="danger" onClick={onDissolve} aria-label={t("dissolveOf", { name: group.name })}>
          {t("dissolve")}
        </Button>
      </header>
      <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-sm:grid-cols-1 max-sm:gap-y-0.5">
        <Line label={t("mode")}>
          {t(`modes.${group.mode}`)}
          {group.mode === "one_by_one" ? `, ${t("seconds", { count: group.offerSeconds })}` : null}
        </Line>
        <Line label={t("wrapUp")}>
          {group.wrapUpSeconds > 0 ? t("seconds", { count: group.wrapUpSeconds }) : t("noWrapUp")}
        </Line>
        <Line label={t("members", { count: group.members.length })}>
          {group.members.length > 0 ? format.list(group.members.map(({ name }) => name)) : t("noMembers")}
        </Line>
        <Line label={t("numbers")}>
          {group.numbers.length > 0
            ? group.numbers.map(({ id, name }, at) => (
                <span key={id}>
                  {at > 0 ? ", " : null}
                  <Link href={`/settings/numbers/${id}/limits`} className="text-accent-text">
                    {name}
                  </Link>
                </span>
              ))
            : t("noNumbers")}
        </Line>
      </dl>
    </Panel>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-2">{label}</dt>
      <dd className="m-0 min-w-0 [overflow-wrap:anywhere] max-sm:mb-2">{children}</dd>
    </>
  );
}

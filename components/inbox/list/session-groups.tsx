"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useHydrated } from "@/components/live/use-hydrated";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonPeople } from "@/components/ui/skeleton";
import type { Section } from "../inbox-types";
import { GroupHeader } from "./group-header";
import { contentOf, groups, listEntries } from "./list-entries";
import { ErrorState, NothingHere } from "./list-later";
import { SessionRows } from "./session-rows";
import { useSection } from "./use-sections";

const atFirst: Record<Section, boolean> = { waiting: true, mine: true, snoozed: false, team: true, all: false };

/** The list by groups: Čekající, Moje, Odložené, Skupina, Všechna; on a phone pills choose one of them. */
export function SessionGroups() {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const [pill, setPill] = useState<Section>("all");
  const [opened, setOpened] = useState<Record<Section, boolean>>(atFirst);
  const { data } = useQuery(trpc.inbox.counts.queryOptions());
  const counts = useHydrated() ? data : undefined;
  const sections = {
    waiting: useSection("waiting"),
    mine: useSection("mine"),
    snoozed: useSection("snoozed"),
    team: useSection("team"),
    all: useSection("all", { enabled: opened.all }),
  };
  const toggle = (section: Section) => setOpened((before) => ({ ...before, [section]: !before[section] }));
  const countOf = (section: Section) => (section === "all" ? undefined : counts?.[section]);
  const loaded = groups.map((section) => ({ ...sections[section], open: opened[section] }));
  const entries = pill === "all" ? listEntries(loaded) : contentOf(sections[pill]);
  const failed = loaded.filter((section) => section.failed);

  const content = () => {
    if (failed.length > 0)
      return (
        <ErrorState
          title={t("listFailed")}
          text={t("listFailedText")}
          onRetry={() => failed.map(({ retry }) => retry())}
          retrying={failed.some(({ retrying }) => retrying)}
        />
      );
    if (!sections.waiting.rows || !sections.mine.rows) return <SkeletonPeople label={t("list")} />;
    const shown = pill === "all" ? (["waiting", "mine", "snoozed", "team"] as const) : ([pill] as const);
    const empty = !(pill === "all" && opened.all) && shown.every((section) => sections[section].rows?.length === 0);
    if (empty)
      return (
        <NothingHere
          section={pill === "all" ? "waiting" : pill}
          onShowAll={() => {
            setPill("all");
            setOpened({ ...opened, all: true });
          }}
        />
      );
    return (
      <SessionRows
        label={t("list")}
        entries={entries}
        onMore={(section) => sections[section].loadMore()}
        header={(section, open) => (
          <GroupHeader
            section={section}
            open={open}
            count={countOf(section)}
            oldestWaitingSince={section === "waiting" ? (counts?.oldestWaitingSince ?? null) : null}
            onToggle={() => toggle(section)}
          />
        )}
      />
    );
  };

  return (
    <>
      <Segmented
        pills
        label={t("sectionFilter")}
        value={pill}
        onValueChange={setPill}
        options={(["all", "waiting", "mine", "snoozed", "team"] as const).map((value) => ({
          value,
          label: t(`sections.${value}`),
          count: countOf(value),
        }))}
        className="shrink-0 px-4 pb-2 desk:hidden"
      />
      {content()}
    </>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useStateWords } from "@/components/team/use-state-words";
import type { Option } from "@/components/ui/option";

const order = { online: 0, away: 1, offline: 2 };

/** Whom a session can go to, who is here first, each with their state and how much they work on. */
export function useColleagues({ enabled, without }: { enabled: boolean; without: string[] }) {
  const t = useTranslations("inbox.colleagues");
  const trpc = useTRPC();
  const stateWords = useStateWords();
  const { data, isError, refetch } = useQuery(trpc.inbox.operators.queryOptions(undefined, { enabled }));
  const operators: Option[] = (data?.operators ?? [])
    .filter(({ id }) => !without.includes(id))
    .sort((a, b) => order[a.state] - order[b.state] || a.load - b.load)
    .map(({ id, name, load, capacity, ...person }) => ({
      value: id,
      label: name,
      hint: t("operator", { state: stateWords(person), load, capacity }),
    }));
  const groups: Option[] = (data?.groups ?? []).map(({ id, name, online }) => ({
    value: id,
    label: name,
    hint: t("group", { count: online }),
  }));
  return { operators, groups, isLoading: !data && !isError, isError, refetch };
}

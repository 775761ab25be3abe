"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "@/components/live/trpc";

export type Named = { id: string; name: string };

/** What can be chosen for each filter that names something; empty until it has come. */
export function useSessionChoices() {
  const locale = useLocale();
  const choices = useQuery(useTRPC().sessions.choices.queryOptions()).data;
  return {
    campaignId: choices?.campaigns ?? [],
    numberId: choices?.numbers ?? [],
    operatorId: choices?.operators ?? [],
    groupId: choices?.groups ?? [],
    resultId: choices?.results.map(({ id, nameCs, nameEn }) => ({ id, name: locale === "cs" ? nameCs : nameEn })) ?? [],
    tagId: choices?.tags ?? [],
  } satisfies Record<string, Named[]>;
}

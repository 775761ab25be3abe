"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { OperatorState } from "@/server/team/rules";
import { useTRPC } from "../live/trpc";

/** The company's reasons to be away, in the person's language. */
export function useAwayReasons(): { id: string; name: string }[] {
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.team.awayReasons.queryOptions(undefined, { staleTime: 5 * 60_000 }));
  return (data ?? []).map(({ id, nameCs, nameEn }) => ({ id, name: locale === "en" ? nameEn : nameCs }));
}

/** "Online", "Pryč", "Pryč – Oběd", "Nepřihlášen". */
export function useStateWords(): (person: { state: OperatorState; awayReason: string | null }) => string {
  const t = useTranslations("team.states");
  const reasons = useAwayReasons();
  return ({ state, awayReason }) => {
    const reason = reasons.find(({ id }) => id === awayReason)?.name;
    return state === "away" && reason ? t("awayFor", { reason }) : t(state);
  };
}

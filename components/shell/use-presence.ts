"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useHydrated } from "../live/use-hydrated";
import { fromChoice, type PresenceChoice } from "../team/use-presence-choices";
import { showToast } from "../ui/toast-manager";

/** The signed-in person's state (d.2): as it is, or at once as it was just chosen. */
export function usePresence() {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.team.me.queryOptions(undefined, { staleTime: 60_000 }));
  // Another part of the desk may have the answer before this one wakes.
  const me = useHydrated() ? data : undefined;
  const change = useMutation(
    trpc.team.setPresence.mutationOptions({
      onError: () => showToast({ title: t("presenceFailed"), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.me.queryFilter()),
    }),
  );
  return {
    presence: change.isPending ? change.variables.presence : (me?.presence ?? "online"),
    awayReason: change.isPending ? (change.variables.awayReason ?? null) : (me?.awayReason ?? null),
    choose: (choice: PresenceChoice) => change.mutate(fromChoice(choice)),
  };
}

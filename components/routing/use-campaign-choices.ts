"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";

/** Campaigns by name, the newest first. */
export function useCampaignChoices(): { value: string; label: string }[] {
  const campaigns = useQuery(useTRPC().campaigns.list.queryOptions({ tab: "all", search: "" }, { staleTime: 60_000 }));
  return (campaigns.data?.campaigns ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { type LinesFilter, linesFilter } from "@/server/campaigns/ledger-schema";

/** The filter lives in the address, so a reload and a link keep it; what makes no sense there is left out. */
export function useLinesFilter() {
  const router = useRouter();
  const params = useSearchParams();
  const { campaignId, numberId, status, variant, day } = linesFilter.shape;
  const filter: LinesFilter = {
    campaignId: campaignId.safeParse(params.get("campaign") ?? undefined).data,
    numberId: numberId.safeParse(params.get("number") ?? undefined).data,
    status: status.safeParse(params.get("state") ?? undefined).data,
    variant: variant.safeParse(params.get("variant") ?? undefined).data,
    day: day.safeParse(params.get("day") ?? undefined).data,
  };
  const setFilter = (next: LinesFilter) => router.replace(`?${linesQuery(next)}`, { scroll: false });
  return { filter, setFilter };
}

/** The address of a filter, without the mark of a question; of the page and of the file. */
export function linesQuery({ campaignId, numberId, status, variant, day }: LinesFilter): string {
  const entries = Object.entries({ campaign: campaignId, number: numberId, state: status, variant, day });
  return new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
}

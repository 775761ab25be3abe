"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";

const minuteMs = 60_000;

/** One number; what is used of its limit is never older than a minute (S0.37). */
export function useNumber(numberId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.numbers.show.queryOptions({ numberId }, { refetchInterval: minuteMs }));
}

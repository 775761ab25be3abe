"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { type PushState, pushState, subscribed } from "./browser-push";

export const pushStateKey = ["push-state"];

/** Whether web push comes to this browser. Whoever signed in here anew has a new login; the subscription follows it. */
export function usePushState(): PushState | undefined {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.alerts.subscribe.mutationOptions());
  const { data } = useQuery({
    queryKey: pushStateKey,
    queryFn: async () => {
      const found = await pushState();
      const own = found === "on" ? await subscribed() : null;
      if (own) await mutateAsync(own);
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

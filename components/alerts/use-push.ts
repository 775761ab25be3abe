"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { pushState, subscribed, turnOff, turnOn } from "./browser-push";

const stateKey = ["push-state"];

/** Web push of this browser: its state, and the two ways to change it. Turning it on asks the browser's permission. */
export function usePush(publicKey: string | undefined) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const subscribe = useMutation(trpc.alerts.subscribe.mutationOptions());
  const unsubscribe = useMutation(trpc.alerts.unsubscribe.mutationOptions());
  const state = useQuery({
    queryKey: stateKey,
    queryFn: async () => {
      const found = await pushState();
      // Whoever signed in here anew has a new login; the subscription follows it.
      const own = found === "on" ? await subscribed() : null;
      if (own) await subscribe.mutateAsync(own);
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const onSettled = () => client.invalidateQueries({ queryKey: stateKey });
  const on = useMutation({
    mutationFn: async () => {
      const subscription = await turnOn(publicKey ?? "");
      if (subscription) await subscribe.mutateAsync(subscription);
      return subscription !== null;
    },
    onSettled,
  });
  const off = useMutation({
    mutationFn: async () => {
      const endpoint = await turnOff();
      if (endpoint) await unsubscribe.mutateAsync({ endpoint });
    },
    onSettled,
  });
  return { state: state.data, on, off };
}

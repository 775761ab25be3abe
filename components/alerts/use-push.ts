"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { type PushState, pushState, subscribed, turnOff, turnOn } from "./browser-push";

const stateKey = ["push-state"];

/** Whether web push comes to this browser. Whoever signed in here anew has a new login; the subscription follows it. */
export function usePushState(): PushState | undefined {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.alerts.subscribe.mutationOptions());
  const { data } = useQuery({
    queryKey: stateKey,
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

/** The same, and the two ways to change it. Turning it on asks the browser's permission. */
export function usePush(publicKey: string | undefined) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const state = usePushState();
  const subscribe = useMutation(trpc.alerts.subscribe.mutationOptions());
  const unsubscribe = useMutation(trpc.alerts.unsubscribe.mutationOptions());
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
  return { state, on, off };
}

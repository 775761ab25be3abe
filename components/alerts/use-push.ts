"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { turnOff, turnOn } from "./change-push";
import { pushStateKey, usePushState } from "./use-push-state";

/** Whether web push comes to this browser, and the two ways to change it. Turning it on asks the browser's permission. */
export function usePush(publicKey: string | undefined) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const state = usePushState();
  const subscribe = useMutation(trpc.alerts.subscribe.mutationOptions());
  const unsubscribe = useMutation(trpc.alerts.unsubscribe.mutationOptions());
  const onSettled = () => client.invalidateQueries({ queryKey: pushStateKey });
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

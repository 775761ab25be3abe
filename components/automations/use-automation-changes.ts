"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

/** What is done in the list at once. */
export function useAutomationChanges() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" as const }),
    onSettled: () => client.invalidateQueries({ queryKey: trpc.automations.pathKey() }),
  };
  return {
    toggle: useMutation(trpc.automations.switch.mutationOptions(after)),
    order: useMutation(trpc.automations.order.mutationOptions(after)),
    remove: useMutation(trpc.automations.remove.mutationOptions(after)),
  };
}

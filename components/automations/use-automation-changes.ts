"use client";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";

/** What is done in the list at once. */
export function useAutomationChanges() {
  const { automations } = useTRPC();
  const after = useAfterMove(automations.pathKey());
  return {
    toggle: useMutation(automations.switch.mutationOptions(after)),
    order: useMutation(automations.order.mutationOptions(after)),
    remove: useMutation(automations.remove.mutationOptions(after)),
  };
}

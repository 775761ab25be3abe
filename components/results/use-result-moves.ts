"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

/** What can be done with results; every list of them is asked anew afterwards. */
export function useResultMoves() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: trpc.results.pathKey() }),
  };
  return {
    retire: useMutation(trpc.results.retire.mutationOptions(after)),
    order: useMutation(trpc.results.order.mutationOptions(after)),
  };
}

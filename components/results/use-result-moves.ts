"use client";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";

/** What can be done with results; every list of them is asked anew afterwards. */
export function useResultMoves() {
  const { results } = useTRPC();
  const after = useAfterMove(results.pathKey());
  return {
    retire: useMutation(results.retire.mutationOptions(after)),
    order: useMutation(results.order.mutationOptions(after)),
  };
}

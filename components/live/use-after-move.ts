"use client";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { showToast } from "../ui/toast-manager";
import { useErrorText } from "./use-error-text";

/** What follows a change made in a list: a refusal is said, and what `queryKey` names is asked anew whatever came of it. */
export function useAfterMove(queryKey: QueryKey) {
  const client = useQueryClient();
  const errorText = useErrorText();
  return {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  };
}

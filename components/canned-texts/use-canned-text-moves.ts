"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { CannedTextFields } from "@/server/canned-texts/schema";

/** Adds a text, or changes one; `error` is the refusal in words. */
export function useSaveCannedText(onSaved: () => void) {
  const trpc = useTRPC();
  const errorText = useErrorText();
  const after = { ...useAsked(), onSuccess: onSaved };
  const add = useMutation(trpc.cannedTexts.add.mutationOptions(after));
  const change = useMutation(trpc.cannedTexts.change.mutationOptions(after));
  const error = add.error ?? change.error;
  return {
    send: (cannedTextId: string | null, fields: CannedTextFields) =>
      cannedTextId ? change.mutate({ cannedTextId, fields }) : add.mutate(fields),
    isPending: add.isPending || change.isPending,
    error: error ? errorText(error) : null,
  };
}

export function useRemoveCannedText(onRemoved: () => void) {
  const trpc = useTRPC();
  return useMutation(trpc.cannedTexts.remove.mutationOptions({ ...useAsked(), ...useToast(), onSuccess: onRemoved }));
}

export function useFavourite() {
  return useMutation(useTRPC().cannedTexts.favourite.mutationOptions({ ...useAsked(), ...useToast() }));
}

/** The list is asked anew whatever came of it. */
function useAsked() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return { onSettled: () => client.invalidateQueries({ queryKey: trpc.cannedTexts.pathKey() }) };
}

function useToast() {
  const errorText = useErrorText();
  return { onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }) };
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";

/** What changes the library; `onDone` after it did. Who asks shows why it did not. */
export function useLibraryMoves(onDone: () => void) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = (words: string) => ({
    onSuccess: () => {
      onDone();
      showToast({ title: words });
    },
    onSettled: () => queries.invalidateQueries(trpc.library.list.queryFilter()),
  });
  return {
    add: useMutation(trpc.library.add.mutationOptions(options(t("dialog.added")))),
    change: useMutation(trpc.library.change.mutationOptions(options(t("dialog.saved")))),
    remove: useMutation(trpc.library.remove.mutationOptions(options(t("removal.done")))),
  };
}

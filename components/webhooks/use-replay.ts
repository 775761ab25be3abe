"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

/** Zpracovat znovu: says how it ended and refreshes the list and the drawer. */
export function useReplay() {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.webhooks.replay.mutationOptions({
      onSuccess: async ({ outcome }) => {
        await client.invalidateQueries({ queryKey: trpc.webhooks.pathKey() });
        if (outcome === "failed") showToast({ title: t("replayed.failed"), tone: "error" });
        else showToast({ title: t(`replayed.${outcome}`) });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}

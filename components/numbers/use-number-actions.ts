"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

/** Reading the health and reconnecting: each refreshes the cards, whatever came of it. */
export function useNumberActions() {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const settled = {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
  };
  const said = (title: string) => () => void showToast({ title });
  return {
    readHealth: useMutation(
      trpc.numbers.readHealth.mutationOptions({ ...settled, onSuccess: said(t("toast.healthRead")) }),
    ),
    reconnect: useMutation(
      trpc.numbers.reconnect.mutationOptions({ ...settled, onSuccess: said(t("toast.reconnected")) }),
    ),
  };
}

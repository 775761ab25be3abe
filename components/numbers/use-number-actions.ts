"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";
import { showToast } from "@/components/ui/toast-manager";

/** Reading the health and reconnecting: each refreshes the cards, whatever came of it. */
export function useNumberActions() {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const settled = useAfterMove(trpc.numbers.pathKey());
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

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-manager";
import type { RateCard } from "@/server/usage/rate-cards";
import { useUsageWords } from "./use-usage-words";

/** Says what withdrawing changes before it is done. */
export function WithdrawDialog({ card, onClose }: { card: RateCard; onClose: () => void }) {
  const t = useTranslations("usage.card");
  const words = useUsageWords();
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const withdraw = useMutation(
    trpc.usage.withdrawCard.mutationOptions({
      onSuccess: () => void showToast({ title: t("withdrawn") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => {
        onClose();
        return client.invalidateQueries({ queryKey: trpc.usage.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("withdrawTitle", { name: card.name })}
      description={
        card.state === "coming" ? t("withdrawComing") : t("withdrawText", { day: words.day(card.validFrom) })
      }
      confirm={t("withdraw")}
      pending={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ cardId: card.id, isConfirmed: true })}
    />
  );
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

/** Accepting a waiting session and refusing an offered one; who comes second is told who has it. */
export function useOfferAnswers({ onAccepted }: { onAccepted?: () => void } = {}) {
  const t = useTranslations("inbox.accept");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const onSettled = () => queries.invalidateQueries(trpc.inbox.pathFilter());
  const onError = (error: unknown) => showToast({ title: t("failed"), description: errorText(error), tone: "error" });
  const accept = useMutation(
    trpc.inbox.accept.mutationOptions({
      onSuccess: (answer) => {
        if (answer.ok) return onAccepted?.();
        if (answer.reason === "ended") return void showToast({ title: t("ended") });
        const name = answer.operatorName;
        if (answer.reason === "offered")
          return void showToast({ title: name ? t("offeredNow", { name }) : t("notYourTurn") });
        return void showToast({ title: name ? t("taken", { name }) : t("takenUnknown") });
      },
      onError,
      onSettled,
    }),
  );
  const refuse = useMutation(
    trpc.inbox.refuse.mutationOptions({
      onSuccess: () => void showToast({ title: t("refused") }),
      onError,
      onSettled,
    }),
  );
  return { accept, refuse, busy: accept.isPending || refuse.isPending };
}

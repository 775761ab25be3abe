"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import { newMessageId } from "../composer/composer-ids";

/** Sends our reaction to a message; an empty emoji takes it back. */
export function useReact(messageId: string): { isPending: boolean; react: (emoji: string) => void } {
  const t = useTranslations();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { isPending, mutate } = useMutation(
    trpc.inbox.react.mutationOptions({
      onSuccess: (answer) => {
        if (!answer.ok) showToast({ title: t(`composer.refused.${answer.reason}`), tone: "error" });
      },
      onError: (error) =>
        showToast({ title: t("inbox.message.actionFailed"), description: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.thread.pathFilter()),
    }),
  );
  return { isPending, react: (emoji) => mutate({ reactionId: newMessageId(), messageId, emoji }) };
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import { mayMarkRead } from "@/server/inbox/rules";
import { openConversation, useOpenConversation } from "../open-conversation";

/** Puts the open session back among the unread ones (key U) and leaves it, because who looks at it reads it. Null for who does not answer it. */
export function useMarkUnread(
  session: { operatorId: string | null },
  me: { userId: string; maySeeAll: boolean },
): (() => void) | null {
  const t = useTranslations("inbox.sessionMenu");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const conversationId = useOpenConversation();
  const { mutate } = useMutation(
    trpc.inbox.markUnread.mutationOptions({
      onSuccess: () => void showToast({ title: t("unreadDone") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
  const mark =
    conversationId && mayMarkRead(session, me)
      ? () => {
          openConversation(null);
          mutate({ conversationId });
        }
      : null;
  useShortcuts({ unread: mark ?? false });
  return mark;
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { LabelColor } from "@/db/enums";
import type { Conversation } from "../inbox-types";

export type OfferedTag = { id: string; name: string; color: LabelColor };

/** Puts a tag on the conversation's session or takes it off; the conversation shows it before the server has answered. */
export function useTagSession({ id: conversationId, session, lastSessionId }: Conversation) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const sessionId = session?.id ?? lastSessionId;
  const key = trpc.inbox.conversation.queryKey({ conversationId });
  const { mutate } = useMutation(
    trpc.inbox.tag.mutationOptions({
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () =>
        Promise.all([key, trpc.inbox.list.pathKey()].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    }),
  );
  const show = (tag: OfferedTag, isOn: boolean) =>
    queries.setQueryData(key, (known) => {
      if (!known) return known;
      const others = known.tags.filter(({ id }) => id !== tag.id);
      return { ...known, tags: isOn ? [...others, { ...tag, conversationId }] : others };
    });
  return sessionId
    ? (tag: OfferedTag, isOn: boolean) => {
        show(tag, isOn);
        mutate({ sessionId, tagId: tag.id, isOn });
      }
    : null;
}

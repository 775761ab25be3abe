"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useTRPC } from "@/components/live/trpc";

/** Whoever has the thread before their eyes has read what named them in it. */
export function useReadMentions(conversationId: string, isShown: boolean): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.inbox.mentions.queryOptions());
  const isVisible = useSyncExternalStore(onVisibility, visibleNow, () => false);
  const isUnread = data?.some((mention) => mention.conversationId === conversationId && !mention.readAt) ?? false;
  const { mutate } = useMutation(
    trpc.inbox.readMentions.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.inbox.mentions.queryKey() }),
    }),
  );
  useEffect(() => {
    if (isShown && isVisible && isUnread) mutate({ conversationId });
  }, [isShown, isVisible, isUnread, conversationId, mutate]);
}

const visibleNow = (): boolean => document.visibilityState === "visible";

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

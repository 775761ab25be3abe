"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useTRPC } from "@/components/live/trpc";
import { mayMarkRead } from "@/server/inbox/rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";

/** Marks a conversation read once its newest message is before somebody's eyes who is to answer it. */
export function useMarkRead(conversation: Conversation, atBottom: boolean): void {
  const trpc = useTRPC();
  const me = useMe();
  const { mutate } = useMutation(trpc.inbox.markRead.mutationOptions());
  const visible = useSyncExternalStore(onVisibility, isVisible, () => false);
  const mine = mayMarkRead(conversation.session, { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") });
  const { id, unreadCount } = conversation;

  useEffect(() => {
    if (visible && atBottom && mine && unreadCount > 0) mutate({ conversationId: id });
  }, [visible, atBottom, mine, unreadCount, id, mutate]);
}

const isVisible = (): boolean => document.visibilityState === "visible";

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/live/trpc";
import { threadQuery } from "../thread/thread-query";

/** A pointer that only passes over a row asks for nothing. */
const dwellMs = 60;

/** Asks for a conversation while the pointer stands on its row or goes down on it, so that the click finds it here. */
export function useAhead(conversationId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  const ask = () => {
    leave();
    void queries.prefetchQuery(trpc.inbox.conversation.queryOptions({ conversationId }));
    void queries.prefetchInfiniteQuery(threadQuery(trpc, conversationId, null));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerEnter: () => {
      leave();
      timer.current = setTimeout(ask, dwellMs);
    },
    onPointerLeave: leave,
    onPointerDown: ask,
  };
}

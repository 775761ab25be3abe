"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { lookAgainMs } from "@/server/viewers/rules";
import { useMe } from "../me";
import { useNow } from "../use-now";
import { type ShownViewer, viewersNow } from "./merge-viewers";

/**
 * Colleagues who look at the conversation now. News comes with the live stream; it is asked for again only to learn who still looks,
 * which is no news.
 */
export function useViewers(conversationId: string): ShownViewer[] {
  const trpc = useTRPC();
  const me = useMe();
  useNow(5_000);
  const { data, dataUpdatedAt } = useQuery(
    trpc.viewers.list.queryOptions(undefined, { staleTime: lookAgainMs, refetchInterval: lookAgainMs }),
  );
  const passedMs = Date.now() - dataUpdatedAt;
  return data ? viewersNow(data, { conversationId, withoutId: me.id, passedMs }) : [];
}

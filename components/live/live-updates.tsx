"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ConnectionBanner } from "../shell/connection-banner";
import { connectionBroke, connectionLives, useLostSince } from "./connection";
import { followChanges, type OpenStream, type ViewersOf } from "./follow-changes";
import { gather } from "./gather";
import { type Change, isStale } from "./stale-queries";
import { takeViewers } from "./take-viewers";
import { leaveWhenSignedOut, useTRPC, useTRPCClient } from "./trpc";
import { watchAwake } from "./watch-awake";

const gatherMs = 50;
/** A refetch that takes longer does not hold back the next one. */
const refetchLimitMs = 3_000;
/** A first stream that takes longer to come cannot tell of what happened since the page was drawn. */
const slowStartMs = 3_000;

/** The desk's one live stream: refetches what changed on the server, and says so while it cannot. */
export function LiveUpdates() {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    const open: OpenStream = (lastEventId, handlers) => subscribe(client, lastEventId, handlers);
    const viewersKey = trpc.viewers.list.queryKey();
    return keepFresh(queryClient, open, (news) => void takeViewers(queryClient, viewersKey, news));
  }, [client, queryClient, trpc]);
  return <ConnectionBanner since={useLostSince()} />;
}

function keepFresh(queryClient: QueryClient, open: OpenStream, onViewers: (news: ViewersOf[]) => void): () => void {
  const openedAt = Date.now();
  const refresh = gather<Change>(gatherMs, (changes) =>
    within(refetchLimitMs, queryClient.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey, changes) })),
  );
  connectionBroke();
  const stream = followChanges({
    open,
    onMessage: ({ resync, changes, viewers }, isFirst) => {
      if (viewers.length > 0) onViewers(viewers);
      if (resync) void queryClient.invalidateQueries();
      else if (isFirst) {
        const isSlow = Date.now() - openedAt > slowStartMs;
        void queryClient.invalidateQueries({ predicate: ({ state }) => isSlow || state.dataUpdatedAt < openedAt });
      }
      refresh(changes);
    },
    onLive: connectionLives,
    onBroken: connectionBroke,
    isFinal: leaveWhenSignedOut,
  });
  const stopWatching = watchAwake({ onAwake: stream.restart, onOffline: () => connectionBroke() });
  return () => {
    stopWatching();
    stream.stop();
  };
}

type Client = ReturnType<typeof useTRPCClient>;

function subscribe(client: Client, lastEventId: string | null, handlers: Parameters<OpenStream>[1]): () => void {
  const subscription = client.realtime.changes.subscribe(
    { lastEventId },
    {
      onData: ({ id, data }) => handlers.onMessage(data, id),
      onConnectionStateChange: ({ state }) => {
        if (state === "pending") handlers.onLive();
        if (state === "connecting") handlers.onBroken();
      },
      onComplete: handlers.onEnd,
      onError: handlers.onError,
    },
  );
  return () => subscription.unsubscribe();
}

const within = (limitMs: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, limitMs))]);

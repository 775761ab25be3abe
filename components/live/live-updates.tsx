"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ConnectionBanner } from "../shell/connection-banner";
import { askAnew } from "./ask-anew";
import { connectionBroke, connectionLives, useLostSince } from "./connection";
import { followChanges, type ViewersOf } from "./follow-changes";
import { gather } from "./gather";
import { openStream, StreamRefused } from "./open-stream";
import { type Change, isStale } from "./stale-queries";
import { takeViewers } from "./take-viewers";
import { leaveSignedOut, useTRPC } from "./trpc";
import { watchAwake } from "./watch-awake";

const gatherMs = 50;
/** A refetch that takes longer does not hold back the next one. */
const refetchLimitMs = 3_000;

/**
 * The desk's one live stream: refetches what changed on the server, and says so while it cannot. It begins where the page was drawn
 * (`from`), so that what happened before the stream came is told, too.
 */
export function LiveUpdates({ from }: { from: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [begin] = useState(from);
  useEffect(() => {
    const viewersKey = trpc.viewers.list.queryKey();
    return keepFresh(queryClient, begin, (news) => void takeViewers(queryClient, viewersKey, news));
  }, [begin, queryClient, trpc]);
  return <ConnectionBanner since={useLostSince()} />;
}

function keepFresh(queryClient: QueryClient, from: string, onViewers: (news: ViewersOf[]) => void): () => void {
  const refresh = gather<Change>(gatherMs, (changes) =>
    within(
      refetchLimitMs,
      askAnew(queryClient, ({ queryKey }) => isStale(queryKey, changes)),
    ),
  );
  const stream = followChanges({
    from,
    open: openStream,
    onMessage: ({ resync, changes, viewers }) => {
      if (viewers.length > 0) onViewers(viewers);
      if (resync) void askAnew(queryClient, () => true).catch(() => undefined);
      refresh(changes);
    },
    onLive: connectionLives,
    onBroken: connectionBroke,
    isFinal: hasSignedOut,
  });
  const stopWatching = watchAwake({ onAwake: stream.restart, onOffline: () => connectionBroke() });
  return () => {
    stopWatching();
    stream.stop();
  };
}

function hasSignedOut(error: unknown): boolean {
  const isOut = error instanceof StreamRefused && error.status === 401;
  if (isOut) leaveSignedOut();
  return isOut;
}

const within = (limitMs: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, limitMs))]);

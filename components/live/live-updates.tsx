"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ConnectionBanner } from "../shell/connection-banner";
import { askAnew } from "./ask-anew";
import { connectionBroke, connectionLives, useLostSince } from "./connection";
import { followChanges, type ViewersOf } from "./follow-changes";
import { gather } from "./gather";
import { openStreamOf } from "./open-stream";
import { shareStream } from "./share-stream";
import { type Change, isStale } from "./stale-queries";
import { takeViewers } from "./take-viewers";
import { leaveSignedOut, useTRPC } from "./trpc";
import { watchAwake } from "./watch-awake";

const gatherMs = 50;
/** A refetch that takes longer does not hold back the next one. */
const refetchLimitMs = 3_000;

type Place = {
  /** Whose desk it is. */
  userId: string;
  /** Where the page was drawn. */
  from: string;
};

/**
 * The desk's one live stream: refetches what changed on the server, and says so while it cannot. It begins where the page was drawn,
 * so that what happened before the stream came is told, too.
 */
export function LiveUpdates({ userId, from }: Place) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { refresh } = useRouter();
  const [place] = useState({ userId, from });
  useEffect(() => {
    const viewersKey = trpc.viewers.list.queryKey();
    return keepFresh(queryClient, place, {
      onViewers: (news) => void takeViewers(queryClient, viewersKey, news),
      onSwitched: refresh,
    });
  }, [place, queryClient, refresh, trpc]);
  return <ConnectionBanner since={useLostSince()} />;
}

type Told = {
  onViewers: (news: ViewersOf[]) => void;
  /** WhatsApp was switched off or on for the company: menus and pages are the server's to draw. */
  onSwitched: () => void;
};

function keepFresh(queryClient: QueryClient, { userId, from }: Place, { onViewers, onSwitched }: Told): () => void {
  const refresh = gather<Change>(gatherMs, (changes) =>
    within(
      refetchLimitMs,
      askAnew(queryClient, ({ queryKey }) => isStale(queryKey, changes)),
    ),
  );
  const askAll = () => void askAnew(queryClient, () => true).catch(() => undefined);
  let isOff = false;
  const switchTo = (off: boolean) => {
    connectionLives();
    if (off === isOff) return;
    isOff = off;
    onSwitched();
    if (!off) askAll();
  };
  const shared = shareStream({
    name: `live ${userId}`,
    open: openStreamOf(userId),
    locks: navigator.locks,
    newChannel: (name) => new BroadcastChannel(name),
  });
  const stream = followChanges({
    from,
    open: shared.open,
    onMessage: ({ resync, changes, viewers }) => {
      if (viewers.length > 0) onViewers(viewers);
      if (resync) askAll();
      refresh(changes);
    },
    onLive: () => switchTo(false),
    onBroken: connectionBroke,
    onRefused: (why) => (why === "out" ? leaveSignedOut() : switchTo(true)),
  });
  const rest = () => {
    stream.stop();
    shared.leave();
  };
  const stopWatching = watchAwake({ onAwake: stream.restart, onAsleep: rest, onOffline: () => connectionBroke() });
  return () => {
    stopWatching();
    rest();
  };
}

const within = (limitMs: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, limitMs))]);

import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import type { Logger } from "../core/log";
import { coalesced } from "./coalesce";
import { createFollower, type Follower } from "./follower";
import { listen } from "./listen";
import { knownMessageFor, type LiveMessage, type LiveViewer, messageFor } from "./live-message";
import { currentCursor, notifyOthers } from "./queries";
import { catchUp, readBatch } from "./read-batch";
import type { Audience } from "./rules";
import { isVisibleIn, parseSnapshot } from "./snapshot";

export type Following = { audience: Audience; cursor: string | null; signal: AbortSignal };

export type LiveHub = {
  /** After a commit: this process reads at once, the others are notified; both coalesced. */
  wake: () => void;
  /** What becomes visible after `cursor`: first one message with what was missed (empty with a null cursor), then as it comes. */
  follow: (following: Following) => AsyncGenerator<LiveMessage>;
  /** The process ends: open streams end, new ones end at once. */
  endStreams: () => void;
  close: () => Promise<void>;
};

const readEveryMs = 5;
const notifyEveryMs = 25;
const defaultPollMs = 2_000;

type HubParts = {
  db: Db;
  directUrl: string;
  log: Logger;
  pollMs?: number;
  /** Asked once for each read that tells of viewers, however many streams there are. */
  viewersIn?: (conversationIds: string[]) => Promise<LiveViewer[]>;
};

const nobody = async (): Promise<LiveViewer[]> => [];

/** One hub a process: one LISTEN, one read for all streams, fan-out in memory (goals §5). It connects with its first stream. */
export function liveHub(parts: HubParts): LiveHub {
  const { db, directUrl, log, pollMs = defaultPollMs, viewersIn = nobody } = parts;
  const source = { db, viewersIn };
  const followers = new Set<Follower>();
  const origin = randomUUID();
  let cursor: string | null = null;
  let beginning: Promise<string> | undefined;
  let listening: ReturnType<typeof listen> | undefined;
  let poll: NodeJS.Timeout | undefined;
  let isEnding = false;

  const read = coalesced(readEveryMs, async () => {
    const from = cursor;
    if (from === null || followers.size === 0) return;
    try {
      const batch = await readBatch(source, from, operatorsAmong(followers));
      if (cursor !== from) return; // everybody left and somebody else began anew
      cursor = batch.cursor;
      if (batch.events.length > 0 || batch.isLost) for (const follower of followers) follower.push(batch);
    } catch (error) {
      log.warn({ err: error }, "changes could not be read; the poll tries again");
    }
  });
  const notify = coalesced(notifyEveryMs, async () => {
    await notifyOthers(db, origin).catch((error) => log.warn({ err: error }, "other processes were not notified"));
  });

  function join(audience: Audience): Follower {
    if (followers.size === 0) cursor = null;
    const follower = createFollower(audience);
    if (isEnding) follower.end();
    followers.add(follower);
    listening ??= listen({ directUrl, log, onNotify: (payload) => payload !== origin && read() });
    poll ??= setInterval(read, pollMs).unref();
    return follower;
  }

  function leave(follower: Follower): void {
    followers.delete(follower);
    if (followers.size > 0) return;
    clearInterval(poll);
    poll = undefined;
  }

  /** Set before a stream's own snapshot is taken, so that the hub's next batch begins no later than that ends. */
  async function begin(): Promise<void> {
    if (cursor !== null) return;
    beginning ??= currentCursor(db).finally(() => {
      beginning = undefined;
    });
    const now = await beginning;
    cursor ??= now;
  }

  async function* follow({ audience, cursor: given, signal }: Following): AsyncGenerator<LiveMessage> {
    const follower = join(audience);
    signal.addEventListener("abort", follower.end, { once: true });
    if (signal.aborted) follower.end();
    try {
      await begin();
      const first = await catchUp(source, given);
      const seen = parseSnapshot(first.cursor);
      yield await messageFor(db, audience, first);
      for (let batch = await follower.next(); batch; batch = await follower.next()) {
        const events = batch.events.filter(({ x }) => !seen || !isVisibleIn(seen, x));
        const own = { ...batch, events };
        const message = knownMessageFor(audience, own) ?? (await messageFor(db, audience, own));
        if (message.resync || message.changes.length + message.viewers.length > 0) yield message;
      }
    } finally {
      signal.removeEventListener("abort", follower.end);
      leave(follower);
    }
  }

  return {
    wake: () => {
      read();
      notify();
    },
    follow,
    endStreams: () => {
      isEnding = true;
      for (const follower of followers) follower.end();
    },
    close: async () => {
      clearInterval(poll);
      for (const follower of followers) follower.end();
      await listening?.close();
    },
  };
}

const operatorsAmong = (followers: Set<Follower>): string[] => [
  ...new Set([...followers].flatMap(({ audience }) => (audience.seesAll ? [] : [audience.userId]))),
];

import { reaches } from "./cursor";
import type { Handlers, Message, OpenStream, Refusal } from "./follow-changes";

/** What the tab that leads tells the others; a message with its cursor and the one before it. */
type Word = ["onMessage", Message, string, string] | ["onLive"] | ["onBroken"] | ["onRefused", Refusal];

export type Channel = Pick<BroadcastChannel, "postMessage" | "close"> & {
  onmessage: ((event: MessageEvent<Word>) => unknown) | null;
};

type Sharing = {
  open: OpenStream;
  /** Of the person: whoever shares it hears the same. */
  name: string;
  /** Browsers have none on plain HTTP; every tab keeps a stream of its own there. */
  locks: Pick<LockManager, "request"> | undefined;
  newChannel: (name: string) => Channel;
};

/** One tab at one stream, its own or the leader's. `early`: what the leader said before the own stream told what was missed. */
type Sitting = { cursor: string; handlers: Handlers; isListening: boolean; early: Word[]; close: () => void };

/** The leader says something more often; one that is silent for longer stands still without having left. */
const silentMs = 45_000;
const maxEarly = 200;
const nothing = () => undefined;

/**
 * One stream for all tabs of a browser, which has six connections to one address: the tab that holds the lock tells the others. Every
 * tab begins with a stream of its own, until that has told what was missed, and has its own cursor: what does not follow it, it asks
 * for itself. So whoever leads next, or has slept, goes on without a gap. `leave` lets another lead at once; the next `open` takes
 * part again.
 */
export function shareStream({ open, name, locks, newChannel }: Sharing): { open: OpenStream; leave: () => void } {
  if (!locks) return { open, leave: nothing };
  const shared = locks;
  let channel: Channel | null = null;
  let leads = false;
  let sitting: Sitting | null = null;
  let waiting = new AbortController();
  let giveUp: () => void = nothing;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const say = (...word: Word) => {
    if (leads) channel?.postMessage(word);
  };

  function run(own: Sitting): void {
    const { handlers } = own;
    Object.assign(own, { isListening: false, early: [] });
    own.close = open(own.cursor, {
      onMessage: (message, id) => {
        say("onMessage", message, id, own.cursor);
        own.cursor = id;
        handlers.onMessage(message, id);
        if (!leads) listen(own);
      },
      onLive: () => {
        say("onLive");
        handlers.onLive();
      },
      onBroken: () => {
        say("onBroken");
        handlers.onBroken();
      },
      onRefused: (why) => {
        say("onRefused", why);
        handlers.onRefused(why);
      },
      onEnd: handlers.onEnd,
      onError: () => {
        say("onBroken");
        handlers.onError();
      },
    });
  }

  function listen(own: Sitting): void {
    own.close();
    Object.assign(own, { isListening: true, close: nothing });
    watch();
    for (const word of own.early) hear(own, word);
  }

  function watch(): void {
    clearTimeout(silence);
    silence = setTimeout(() => stand(true), silentMs);
  }

  function hear(own: Sitting, word: Word): void {
    if (!own.isListening) {
      own.early = [...own.early, word].slice(-maxEarly);
      return;
    }
    watch();
    if (word[0] === "onRefused") own.handlers.onRefused(word[1], true);
    else if (word[0] !== "onMessage") own.handlers[word[0]]();
    else take(own, word[1], word[2], word[3]);
  }

  function take(own: Sitting, message: Message, id: string, after: string): void {
    if (message.resync || (reaches(own.cursor, after) && !reaches(own.cursor, id))) {
      own.cursor = id;
      own.handlers.onMessage(message, id);
    } else if (reaches(own.cursor, id)) own.handlers.onLive();
    else run(own);
  }

  function lead(): void {
    leads = true;
    clearTimeout(silence);
    if (sitting?.isListening) run(sitting);
  }

  /** Waits for the lock, or takes it from a tab that stands still. */
  function stand(steal = false): void {
    waiting.abort();
    const own = new AbortController();
    waiting = own;
    const hold = () =>
      new Promise<void>((resolve) => {
        if (own.signal.aborted) return resolve();
        giveUp = resolve;
        lead();
      });
    shared.request(name, steal ? { steal } : { signal: own.signal }, hold).catch(() => {
      if (own.signal.aborted) return;
      // It never had it, and nobody can be relied on; or another took it.
      if (!leads) return lead();
      leads = false;
      if (sitting) listen(sitting);
      stand();
    });
  }

  return {
    open: (cursor, handlers) => {
      const own = { cursor, handlers, isListening: false, early: [], close: nothing };
      sitting = own;
      if (!channel) {
        channel = newChannel(name);
        channel.onmessage = ({ data }) => {
          if (!leads && sitting) hear(sitting, data);
        };
        stand();
      }
      run(own);
      return () => {
        clearTimeout(silence);
        own.close();
        if (sitting === own) sitting = null;
      };
    },
    leave: () => {
      waiting.abort();
      giveUp();
      leads = false;
      channel?.close();
      channel = null;
    },
  };
}

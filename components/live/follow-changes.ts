import type { Change } from "./stale-queries";
import type { RouterOutputs } from "./trpc";

/** Who looks now, for each conversation where that changed. */
export type ViewersOf = { conversationId: string; viewers: RouterOutputs["viewers"]["list"] };

export type Message = { resync: boolean; changes: Change[]; viewers: ViewersOf[] };

/** No login any more (`out`), or the company has WhatsApp switched off (S1.1). */
export type Refusal = "out" | "off";

export type Handlers = {
  onMessage: (message: Message, id: string) => void;
  /** It began, or the server pings. */
  onLive: () => void;
  onBroken: () => void;
  /** The server answers, but with no stream. `isHeard`: told by another tab, which asks again. */
  onRefused: (why: Refusal, isHeard?: boolean) => void;
  /** The server ended the stream. */
  onEnd: () => void;
  onError: () => void;
};

/** Opens one stream that goes on after `lastEventId`; answers how to close it. Silent once closed. */
export type OpenStream = (lastEventId: string, handlers: Handlers) => () => void;

export type Following = {
  /** The cursor after which the first stream begins: not younger than anything on the screen. */
  from: string;
  open: OpenStream;
  onMessage: (message: Message) => void;
  onLive: () => void;
  onBroken: () => void;
  onRefused: (why: Refusal) => void;
};

/** Somebody may switch on again what is off; after a sign-out there is no use in asking. */
const offMs = 15_000;
const pausesMs = [250, 1_000, 2_000, 5_000, 10_000];
/** A stream that lasted this long worked; the next failure begins with the shortest pause. */
const workedMs = 5_000;

/**
 * Keeps one stream open for ever: after its planned end at once, after a failure with growing pauses, always with the cursor of the
 * last message, so that nothing is missed in between. `restart` opens it anew now (back online, awake).
 */
export function followChanges({ from, open, onMessage, onLive, onBroken, onRefused }: Following) {
  let lastEventId = from;
  let failures = 0;
  let openedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close: () => void = () => undefined;
  /** What a stream that was left behind still says does not count. */
  let turn = 0;

  function start(): void {
    close();
    clearTimeout(timer);
    turn += 1;
    const own = turn;
    const ifCurrent = (run: () => void) => {
      if (own === turn) run();
    };
    openedAt = Date.now();
    close = open(lastEventId, {
      onMessage: (message, id) =>
        ifCurrent(() => {
          lastEventId = id;
          onLive();
          onMessage(message);
        }),
      onLive: () => ifCurrent(onLive),
      onBroken: () => ifCurrent(onBroken),
      onEnd: () => ifCurrent(() => again(Date.now() - openedAt < workedMs)),
      onRefused: (why, isHeard) =>
        ifCurrent(() => {
          onRefused(why);
          if (why === "off" && !isHeard) startIn(offMs);
        }),
      onError: () =>
        ifCurrent(() => {
          onBroken();
          again(true);
        }),
    });
  }

  function again(hasFailed: boolean): void {
    failures = hasFailed && Date.now() - openedAt < workedMs ? failures + 1 : 0;
    startIn(hasFailed ? (pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0) : 0);
  }

  function startIn(pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(start, pauseMs * (0.5 + Math.random()));
  }

  function stop(): void {
    turn += 1;
    clearTimeout(timer);
    close();
  }

  start();
  return { restart: start, stop };
}

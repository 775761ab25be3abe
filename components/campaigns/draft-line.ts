/** A write to a draft, made on a revision; answers the next one. */
export type Write<Answer extends { revision: number } = { revision: number }> = (revision: number) => Promise<Answer>;

export type LineState = {
  phase: "saved" | "waiting" | "saving" | "failed" | "outdated";
  /** When the last write arrived. */
  savedAt: Date | null;
  /** Why the last one did not. */
  error: unknown;
};

type Waiting = { value: unknown; write: Write };
type Options = {
  revision: number;
  now: () => Date;
  /** Whether a refusal means that somebody else has written meanwhile. */
  isOutdated: (error: unknown) => boolean;
};

const usualDelayMs = 1000;

/**
 * The writes to one draft, one after the other, each on the revision that the one before gave. A part (its fields, its plan, …) waits a
 * moment for what else is typed, and only its newest value goes. What could not be written stays and is tried again with the next write;
 * where somebody else wrote first nothing is sent any more, until their version is adopted.
 */
export function createDraftLine({ revision: first, now, isOutdated }: Options) {
  let revision = first;
  let state: LineState = { phase: "saved", savedAt: null, error: null };
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  const waiting = new Map<string, Waiting>();
  const listeners = new Set<() => void>();

  const tell = (part: Partial<LineState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  async function send<Answer extends { revision: number }>(write: Write<Answer>): Promise<Answer> {
    isSending = true;
    tell({ phase: "saving" });
    try {
      const answer = await write(revision);
      revision = answer.revision;
      tell({ savedAt: now(), error: null });
      return answer;
    } catch (error) {
      tell({ phase: isOutdated(error) ? "outdated" : "failed", error });
      throw error;
    } finally {
      isSending = false;
    }
  }

  async function sendAll(): Promise<boolean> {
    while (waiting.size > 0 && state.phase !== "outdated") {
      const [[part, entry] = ["", null]] = waiting;
      if (!entry) break;
      try {
        await send(entry.write);
      } catch {
        return false;
      }
      if (waiting.get(part) === entry) waiting.delete(part);
    }
    if (state.phase === "saving") tell({ phase: "saved" });
    return state.phase !== "outdated";
  }

  /** Everything that waits goes now; false where it could not. */
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    const sent = turn.then(sendAll);
    turn = sent;
    return sent;
  }

  return {
    state: () => state,
    revision: () => revision,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put: (part: string, value: unknown, write: Write, delayMs = usualDelayMs) => {
      waiting.set(part, { value, write });
      clearTimeout(timer);
      if (state.phase === "outdated") return;
      if (!isSending) tell({ phase: "waiting" });
      timer = setTimeout(() => void flush(), delayMs);
    },
    /** Nothing of this part is to be written any more. */
    drop: (part: string) => {
      waiting.delete(part);
      if (waiting.size === 0 && !isSending && state.phase !== "outdated") tell({ phase: "saved", error: null });
    },
    /** What of a part is not written yet. */
    unwritten: (part: string): unknown => waiting.get(part)?.value,
    hasUnwritten: () => waiting.size > 0 || isSending,
    flush,
    /** The page may be gone before an answer comes: what waits behind a write on its way goes beside it. */
    leave: () => {
      if (!isSending) return void flush();
      clearTimeout(timer);
      for (const { write } of waiting.values()) void write(revision + 1).catch(() => undefined);
    },
    /** A write whose outcome the caller shows itself, behind all that waits. */
    write: async <Answer extends { revision: number }>(write: Write<Answer>): Promise<Answer> => {
      if (!(await flush())) throw state.error;
      const answer = turn.then(() => send(write));
      turn = answer.catch(() => undefined);
      return answer.finally(() => {
        if (state.phase === "saving" || state.phase === "failed") tell({ phase: "saved", error: null });
      });
    },
    /** The version of another revision is on the screen; what was not written is given up. */
    adopt: (next: number) => {
      clearTimeout(timer);
      waiting.clear();
      revision = next;
      tell({ phase: "saved", error: null });
    },
  };
}

export type DraftLine = ReturnType<typeof createDraftLine>;

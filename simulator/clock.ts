/** Time as the simulator sees it. `now` is milliseconds since 1970, fractional and never running backwards. */
export type Clock = {
  now: () => number;
  /** Runs `task` once after `ms`; the answer cancels it. */
  after: (ms: number, task: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

export type ManualClock = Clock & {
  /** Moves time on by `ms` and runs everything due on the way, in order. */
  advance: (ms: number) => void;
};

/** A clock that stands still until it is told to move: tests need no sleeping. */
export function manualClock(startMs: number): ManualClock {
  let current = startMs;
  let order = 0;
  const due: { at: number; order: number; task: () => void }[] = [];
  const after = (ms: number, task: () => void) => {
    order += 1;
    const entry = { at: current + ms, order, task };
    due.push(entry);
    return () => void due.splice(0, due.length, ...due.filter((other) => other !== entry));
  };
  const advance = (ms: number) => {
    const end = current + ms;
    for (;;) {
      due.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = due[0];
      if (!next || next.at > end) break;
      due.shift();
      current = Math.max(current, next.at);
      next.task();
    }
    current = end;
  };
  return { now: () => current, after, advance };
}

/** Resolves after `ms` of this clock. */
export const sleep = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve));

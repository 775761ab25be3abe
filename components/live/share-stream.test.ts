import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followChanges, type Message, type OpenStream } from "./follow-changes";
import { type Channel, shareStream } from "./share-stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** Web Locks: one holder, who comes waits in order; a thief comes first and the one who held it is told. */
function fakeLocks() {
  type Claim = { run: () => unknown; resolve: () => void; reject: (why: Error) => void };
  const queue: Claim[] = [];
  let holder: Claim | null = null;
  const grant = () => {
    const next = holder ? undefined : queue.shift();
    if (!next) return;
    holder = next;
    void Promise.resolve(next.run()).then(() => {
      next.resolve();
      if (holder !== next) return;
      holder = null;
      grant();
    });
  };
  const request = (_name: string, { signal, steal }: LockOptions, run: () => unknown) =>
    new Promise<void>((resolve, reject) => {
      const claim = { run, resolve, reject };
      signal?.addEventListener("abort", () => {
        if (queue.includes(claim)) queue.splice(queue.indexOf(claim), 1);
        if (holder !== claim) reject(new Error("aborted"));
      });
      if (!steal) queue.push(claim);
      else {
        holder?.reject(new Error("stolen"));
        holder = null;
        queue.unshift(claim);
      }
      queueMicrotask(grant);
    });
  return { request } as unknown as LockManager;
}

/** Several tabs of one browser, and the server whose log of numbers they follow. */
function browser(locks: LockManager | null = fakeLocks()) {
  const log: string[] = [];
  const channels = new Set<Channel>();
  const streams = new Set<{ push: () => void; end: () => void; fail: () => void; isStill: () => boolean }>();
  let opened = 0;
  let refusal: "out" | "off" | null = null;

  /** Stops a tab as a debugger does: it neither hears nor says anything, and keeps its lock. */
  function newTab() {
    const seen: string[] = [];
    const states: string[] = [];
    let isStill = false;
    const newChannel = (): Channel => {
      const own: Channel = {
        onmessage: null,
        postMessage: (data) => {
          for (const other of channels) if (other !== own) queueMicrotask(() => other.onmessage?.({ data } as never));
        },
        close: () => void channels.delete(own),
      };
      channels.add(own);
      return own;
    };
    const open: OpenStream = (lastEventId, handlers) => {
      opened += 1;
      let cursor = Number.parseInt(lastEventId, 10);
      let isFirst = true;
      const stream = {
        push: () => {
          if (isStill || !streams.has(stream)) return;
          const changes = log.slice(cursor).map((subjectId) => ({ kind: "message" as const, subjectId }));
          cursor = log.length;
          if (changes.length > 0 || isFirst)
            handlers.onMessage({ resync: false, changes, viewers: [] }, `${cursor}:${cursor}:`);
          isFirst = false;
        },
        end: () => streams.delete(stream) && handlers.onEnd(),
        fail: () => streams.delete(stream) && handlers.onError(),
        isStill: () => isStill,
      };
      handlers.onBroken();
      queueMicrotask(() => {
        if (!streams.has(stream)) return;
        if (refusal) return void (streams.delete(stream) && handlers.onRefused(refusal));
        handlers.onLive();
        stream.push();
      });
      streams.add(stream);
      return () => streams.delete(stream);
    };
    const shared = shareStream({ name: "live petra", open, locks: locks ?? undefined, newChannel });
    const following = followChanges({
      from: `${log.length}:${log.length}:`,
      open: shared.open,
      onMessage: ({ changes }: Message) => void seen.push(...changes.map(({ subjectId }) => subjectId)),
      onLive: () => void states.push("live"),
      onBroken: () => void states.push("broken"),
      onRefused: (why) => void states.push(why),
    });
    const leave = () => {
      following.stop();
      shared.leave();
    };
    const from = log.length;
    return {
      ...{
        seen,
        states,
        leave,
        wake: following.restart,
        missed: () => log.slice(from).filter((n) => !seen.includes(n)),
      },
      standStill: () => {
        isStill = true;
        for (const one of channels) if (!one.onmessage) channels.delete(one);
      },
    };
  }

  return {
    ...{ newTab, log, streams, opened: () => opened },
    refuse: (why: typeof refusal) => {
      refusal = why;
    },
    happen: async (what: string) => {
      log.push(what);
      for (const stream of [...streams]) stream.push();
      await settle();
    },
  };
}
type Tab = ReturnType<ReturnType<typeof browser>["newTab"]>;

async function withTabs(count: number) {
  const desk = browser();
  const tabs: Tab[] = [];
  for (let n = 0; n < count; n += 1) {
    tabs.push(desk.newTab());
    await settle();
  }
  return { ...desk, tabs, seenBy: () => tabs.map(({ seen }) => seen) };
}

describe("the tabs of one browser (O24)", () => {
  it("hear everything once by one stream", async () => {
    const { tabs, streams, happen, seenBy } = await withTabs(8);
    expect(streams.size).toBe(1);
    for (const what of ["a", "b", "c"]) await happen(what);
    expect(seenBy()).toEqual(tabs.map(() => ["a", "b", "c"]));
    expect(streams.size).toBe(1);
  });

  it("go on after the same message when the one that led is closed or frozen, without a gap or a double", async () => {
    const { tabs, log, streams, happen } = await withTabs(3);
    await happen("a");
    tabs[0]?.leave();
    log.push("while nobody heard");
    await settle();
    await happen("b");
    expect(tabs.map(({ seen }) => seen)).toEqual([
      ["a"],
      ["a", "while nobody heard", "b"],
      ["a", "while nobody heard", "b"],
    ]);
    tabs[0]?.wake();
    await settle();
    await happen("c");
    expect(tabs.map(({ seen }) => seen)).toEqual(tabs.map(() => ["a", "while nobody heard", "b", "c"]));
    expect(streams.size).toBe(1);
  });

  it("have each their own stream where there are no Web Locks", async () => {
    const { newTab, streams, happen } = browser(null);
    const tabs = [newTab(), newTab()];
    await settle();
    await happen("a");
    expect(streams.size).toBe(2);
    expect(tabs.map(({ seen }) => seen)).toEqual([["a"], ["a"]]);
  });

  it("have each their own stream where locks are there and refused", async () => {
    const request = () => Promise.reject(new Error("SecurityError"));
    const { newTab, streams, happen } = browser({ request } as unknown as LockManager);
    const tabs = [newTab(), newTab()];
    await settle();
    await happen("a");
    expect(streams.size).toBe(2);
    for (const { missed } of tabs) expect(missed()).toEqual([]);
  });

  it("take over from one that stands still without having left", async () => {
    const { tabs, streams, happen } = await withTabs(2);
    tabs[0]?.standStill();
    await happen("a");
    expect(tabs[1]?.seen).toEqual([]);
    await settle(45_000);
    await happen("b");
    expect(tabs[1]?.seen).toEqual(["a", "b"]);
    expect([...streams].filter(({ isStill }) => !isStill())).toHaveLength(1);
  });

  it("all say that the connection is lost, and that it is back", async () => {
    const { tabs, streams, happen } = await withTabs(3);
    for (const stream of [...streams]) stream.fail();
    await settle();
    for (const { states } of tabs) expect(states.at(-1)).toBe("broken");
    await settle(2_000);
    await happen("a");
    for (const { states, seen } of tabs) expect([states.at(-1), seen]).toEqual(["live", ["a"]]);
    expect(streams.size).toBe(1);
  });

  it("all leave after a sign-out", async () => {
    const { tabs, streams, refuse } = await withTabs(3);
    refuse("out");
    for (const stream of [...streams]) stream.end();
    await settle(2_000);
    for (const { states } of tabs) expect(states.at(-1)).toBe("out");
  });

  it("all know that WhatsApp is off, one of them asks whether it is on again, and all come back (S1.1)", async () => {
    const { tabs, streams, refuse, opened, happen } = await withTabs(4);
    refuse("off");
    for (const stream of [...streams]) stream.end();
    await settle(2_000);
    for (const { states } of tabs) expect(states.at(-1)).toBe("off");
    const before = opened();
    await settle(60_000);
    expect(opened() - before).toBeLessThanOrEqual(8);
    expect(opened() - before).toBeGreaterThanOrEqual(2);
    refuse(null);
    await settle(23_000);
    for (const { states } of tabs) expect(states.at(-1)).toBe("live");
    await happen("a");
    for (const { seen } of tabs) expect(seen).toEqual(["a"]);
  });

  it("miss nothing whatever tabs come, leave, sleep and wake, and whatever becomes of the stream", async () => {
    const deed = fc.record({
      what: fc.constantFrom("happen", "come", "leave", "wake", "end", "fail", "wait"),
      tab: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
        const desk = browser();
        const tabs = [desk.newTab()];
        for (const { what, tab } of deeds) {
          const chosen = tabs[tab % tabs.length];
          if (what === "happen") desk.log.push(`${desk.log.length}`);
          if (what === "come") tabs.push(desk.newTab());
          if (what === "leave") chosen?.leave();
          if (what === "wake") chosen?.wake();
          if (what === "end") for (const stream of [...desk.streams]) stream.end();
          if (what === "fail") for (const stream of [...desk.streams]) stream.fail();
          if (what === "wait") await settle(500);
          else for (const stream of [...desk.streams]) stream.push();
        }
        for (const { wake } of tabs) wake();
        await settle(20_000);
        await desk.happen("last");
        for (const { missed } of tabs) expect(missed()).toEqual([]);
        expect(desk.streams.size).toBe(1);
        for (const { leave } of tabs) leave();
      }),
      { numRuns: 100 },
    );
  });
});

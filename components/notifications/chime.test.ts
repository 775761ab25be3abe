// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { chimeOnce } from "./chime";

const play = vi.fn(async () => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  play.mockClear();
  vi.stubGlobal(
    "Audio",
    class {
      currentTime = 0;
      play = play;
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Web Locks of one browser: who comes while a lock is held gets none. */
function browser(hasBeenActive: boolean) {
  const held = new Set<string>();
  const request = async (name: string, _: unknown, run: (lock: object | null) => Promise<void>) => {
    if (held.has(name)) return run(null);
    held.add(name);
    await run({});
    held.delete(name);
  };
  vi.stubGlobal("navigator", { locks: { request }, userActivation: { hasBeenActive } });
}

const pages = async (...all: { isVisible: boolean; hears: boolean }[]) => {
  const done = all.map((page) => chimeOnce("n1", page));
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all(done);
};

it("sounds once, however many pages of the browser hear of it (O25)", async () => {
  browser(true);
  await pages({ isVisible: true, hears: true }, { isVisible: true, hears: true }, { isVisible: false, hears: true });
  expect(play).toHaveBeenCalledTimes(1);
});

it("keeps quiet in all of them when one shows the thing itself", async () => {
  browser(true);
  await pages({ isVisible: false, hears: true }, { isVisible: true, hears: false });
  expect(play).not.toHaveBeenCalled();
});

it("sounds in a hidden page when no other is looked at", async () => {
  browser(true);
  await pages({ isVisible: false, hears: true }, { isVisible: false, hears: false });
  expect(play).toHaveBeenCalledTimes(1);
});

it("tries nothing before the person touched the page", async () => {
  browser(false);
  await pages({ isVisible: true, hears: true });
  expect(play).not.toHaveBeenCalled();
});

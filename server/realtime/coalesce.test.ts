import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { coalesced } from "./coalesce";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs at once, and once more for all that was asked meanwhile", async () => {
  const run = vi.fn(async () => undefined);
  const ask = coalesced(25, run);
  for (let n = 0; n < 10; n += 1) ask();
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(24);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

it("never runs beside itself, however long a run takes", async () => {
  let running = 0;
  let most = 0;
  const ask = coalesced(5, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running -= 1;
  });
  for (let n = 0; n < 20; n += 1) {
    ask();
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(most).toBe(1);
});

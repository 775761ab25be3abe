import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("hands over a burst at once", async () => {
  const flush = vi.fn(async () => undefined);
  const put = gather<number>(50, flush);
  for (let n = 0; n < 20; n += 1) put([n]);
  await vi.advanceTimersByTimeAsync(49);
  expect(flush).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(flush.mock.calls).toEqual([[Array.from({ length: 20 }, (_, n) => n)]]);
});

it("lets an answer arrive before it asks again, and loses nothing", async () => {
  const seen: number[] = [];
  let asking = 0;
  const put = gather<number>(50, async (items) => {
    asking += 1;
    expect(asking).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    seen.push(...items);
    asking -= 1;
  });
  for (let n = 0; n < 100; n += 1) {
    put([n]);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

it("goes on after a failure", async () => {
  const flush = vi.fn(async (_items: number[]) => undefined).mockRejectedValueOnce(new Error("offline"));
  const put = gather<number>(50, flush);
  put([1]);
  await vi.advanceTimersByTimeAsync(60);
  put([2]);
  await vi.advanceTimersByTimeAsync(60);
  expect(flush).toHaveBeenLastCalledWith([2]);
});

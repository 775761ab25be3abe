import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lookAgainMs, typingAgainMs, typingMs } from "@/server/viewers/rules";
import { createLookTracker, type Look } from "./look-tracker";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setting() {
  const told: string[] = [];
  const look = vi.fn(async ({ conversationId, isTyping }: Look) => {
    told.push(isTyping ? `${conversationId} types` : conversationId);
  });
  const tracker = createLookTracker({ look, leave: (id) => void told.push(`leaves ${id}`) });
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { told, look, tracker, wait };
}

describe("a tab (O14)", () => {
  it("says what it shows, again now and then, and when it leaves", async () => {
    const { told, tracker, wait } = setting();
    tracker.show("a");
    await wait(lookAgainMs * 2);
    tracker.hide();
    await wait(lookAgainMs * 2);
    expect(told).toEqual(["a", "a", "a", "leaves a"]);
  });

  it("says that somebody types once, however fast they type, and again while they go on", async () => {
    const { told, tracker, wait } = setting();
    tracker.show("a");
    await wait(0);
    for (let letter = 0; letter < 100; letter += 1) {
      tracker.typed();
      await wait(100);
    }
    expect(told).toEqual(["a", "a types", "a types"]);
    expect(typingAgainMs).toBeLessThan(typingMs);
    await wait(typingAgainMs);
    expect(told).toEqual(["a", "a types", "a types", "a"]);
  });

  it("says at once that the answer was sent", async () => {
    const { told, tracker, wait } = setting();
    tracker.show("a");
    await wait(0);
    tracker.typed();
    await wait(10);
    tracker.stopped();
    await wait(10);
    expect(told.at(-1)).toBe("a");
    tracker.stopped();
    await wait(typingAgainMs * 2);
    expect(told).toEqual(["a", "a types", "a"]);
  });

  it("tells one after another and only what counts by then", async () => {
    const { look, tracker, wait } = setting();
    let answer: () => void = () => undefined;
    look.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    tracker.show("a");
    tracker.typed();
    tracker.stopped();
    tracker.typed();
    expect(look).toHaveBeenCalledTimes(1);
    answer();
    await wait(0);
    expect(look.mock.calls.map(([{ isTyping }]) => isTyping)).toEqual([false, true]);
  });

  it("goes on after a failure, and is silent about what it does not show", async () => {
    const { look, told, tracker, wait } = setting();
    tracker.typed();
    tracker.stopped();
    tracker.hide();
    await wait(typingAgainMs * 2);
    expect([look.mock.calls.length, told]).toEqual([0, []]);
    look.mockRejectedValueOnce(new Error("offline"));
    tracker.show("a");
    await wait(lookAgainMs);
    expect(told).toEqual(["a"]);
  });
});

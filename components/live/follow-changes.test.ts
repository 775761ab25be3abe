import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followChanges, type OpenStream } from "./follow-changes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const none = { resync: false, changes: [], viewers: [] };

function setting() {
  const opened: { lastEventId: string; handlers: Parameters<OpenStream>[1]; isClosed: boolean }[] = [];
  const open: OpenStream = (lastEventId, handlers) => {
    const stream = { lastEventId, handlers, isClosed: false };
    opened.push(stream);
    return () => {
      stream.isClosed = true;
    };
  };
  const onMessage = vi.fn();
  const onBroken = vi.fn();
  const onRefused = vi.fn();
  const following = followChanges({ from: "page", open, onMessage, onLive: vi.fn(), onBroken, onRefused });
  const last = () => {
    const stream = opened.at(-1);
    if (!stream) throw new Error("no stream");
    return stream;
  };
  return { opened, onMessage, onBroken, onRefused, following, last };
}

it("comes back at once after the planned end, after the last message", async () => {
  const { opened, last } = setting();
  last().handlers.onMessage(none, "cursor-1");
  await vi.advanceTimersByTimeAsync(45_000);
  last().handlers.onEnd();
  await vi.advanceTimersByTimeAsync(0);
  expect(opened.map(({ lastEventId }) => lastEventId)).toEqual(["page", "cursor-1"]);
});

it("asks less and less often while the server is gone", async () => {
  const { opened, last, onBroken } = setting();
  for (let failure = 0; failure < 10; failure += 1) {
    const stream = last();
    stream.handlers.onError();
    while (last() === stream) await vi.advanceTimersByTimeAsync(50);
  }
  expect(opened).toHaveLength(11);
  expect(onBroken).toHaveBeenCalledTimes(10);
  const before = opened.length;
  last().handlers.onError();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(opened).toHaveLength(before);
});

it("does not ask again after a sign-out", async () => {
  const { opened, last, onRefused } = setting();
  last().handlers.onRefused("out");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(opened).toHaveLength(1);
  expect(onRefused).toHaveBeenCalledWith("out");
});

it("asks now and then whether WhatsApp is on again, unless another tab does (S1.1)", async () => {
  const { opened, last, onRefused, onBroken } = setting();
  for (let minute = 0; minute < 10; minute += 1) {
    const stream = last();
    stream.handlers.onRefused("off");
    await vi.advanceTimersByTimeAsync(7_000);
    expect(last()).toBe(stream);
    await vi.advanceTimersByTimeAsync(16_000);
  }
  expect(opened).toHaveLength(11);
  last().handlers.onRefused("off", true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(opened).toHaveLength(11);
  expect(onRefused).toHaveBeenCalledTimes(11);
  expect(onBroken).not.toHaveBeenCalled();
});

it("opens anew when the computer wakes, and no longer listens to the stream it left", () => {
  const { opened, following, onMessage } = setting();
  opened[0]?.handlers.onMessage(none, "1");
  following.restart();
  expect(opened[0]?.isClosed).toBe(true);
  expect(opened[1]?.lastEventId).toBe("1");
  opened[0]?.handlers.onMessage(none, "late");
  expect(onMessage).toHaveBeenCalledTimes(1);
});

it("is silent once stopped", async () => {
  const { opened, following, last, onMessage } = setting();
  following.stop();
  last().handlers.onMessage(none, "1");
  last().handlers.onEnd();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onMessage).not.toHaveBeenCalled();
  expect(opened).toHaveLength(1);
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchAwake } from "./watch-awake";

let stop: () => void = () => undefined;
const onAwake = vi.fn();
const onAsleep = vi.fn();
const onOffline = vi.fn();
let visibility: DocumentVisibilityState = "visible";
beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  stop = watchAwake({ onAwake, onAsleep, onOffline });
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const see = (next: DocumentVisibilityState) => {
  visibility = next;
  document.dispatchEvent(new Event("visibilitychange"));
};
/** Time goes on while nothing runs, as in a computer that sleeps. */
const sleep = (ms: number) => {
  vi.setSystemTime(Date.now() + ms);
  vi.advanceTimersByTime(5_000);
};

describe("a desk that slept (O24)", () => {
  it("asks what it missed when its computer wakes up, once", () => {
    vi.advanceTimersByTime(600_000);
    expect(onAwake).not.toHaveBeenCalled();
    sleep(600_000);
    expect(onAwake).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(onAwake).toHaveBeenCalledTimes(1);
  });

  it("asks when it is looked at after a long while, not after a glance elsewhere", () => {
    see("hidden");
    vi.advanceTimersByTime(20_000);
    see("visible");
    expect(onAwake).not.toHaveBeenCalled();
    see("hidden");
    sleep(600_000);
    expect(onAwake).not.toHaveBeenCalled();
    see("visible");
    expect(onAwake).toHaveBeenCalledTimes(1);
  });

  it("asks when it is thawed, comes back from the history, or online", () => {
    document.dispatchEvent(new Event("resume"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
    window.dispatchEvent(new Event("online"));
    expect(onAwake).toHaveBeenCalledTimes(3);
    window.dispatchEvent(new Event("offline"));
    expect(onOffline).toHaveBeenCalledTimes(1);
  });

  it("says when the browser stops the page", () => {
    document.dispatchEvent(new Event("freeze"));
    window.dispatchEvent(new Event("pagehide"));
    expect(onAsleep).toHaveBeenCalledTimes(2);
    expect(onAwake).not.toHaveBeenCalled();
  });

  it("is silent once stopped", () => {
    stop();
    document.dispatchEvent(new Event("freeze"));
    document.dispatchEvent(new Event("resume"));
    sleep(600_000);
    expect(onAwake).not.toHaveBeenCalled();
    expect(onAsleep).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from "vitest";
import { loginIsLive, loginLife, throttle, throttledSeconds } from "./rules";

const now = new Date("2026-11-22T10:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("throttledSeconds", () => {
  it("lets the first attempts through", () => {
    expect(throttledSeconds([ago(1000), ago(500)], 3, now)).toBe(0);
  });

  it("waits until the oldest of the allowed number leaves the window", () => {
    expect(throttledSeconds([ago(60_000), ago(30_000), ago(1000)], 3, now)).toBe((throttle.windowMs - 60_000) / 1000);
  });
});

describe("loginIsLive", () => {
  const login = { createdAt: ago(1000), lastSeenAt: ago(1000), revokedAt: null };
  it.each([
    ["fresh", login, true],
    ["revoked", { ...login, revokedAt: ago(1) }, false],
    ["idle too long", { ...login, lastSeenAt: ago(loginLife.idleMs + 1) }, false],
    ["too old", { ...login, createdAt: ago(loginLife.absoluteMs + 1) }, false],
  ])("%s", (_, given, live) => {
    expect(loginIsLive(given, now)).toBe(live);
  });
});

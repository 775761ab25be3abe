import { describe, expect, it } from "vitest";
import { canonical, signature } from "./protocol";
import { nextTick, queueOf, retryAt, sleepEnd } from "./rules";

const now = Date.parse("2026-03-28T10:00:00Z");
const iso = (ms: number) => new Date(ms).toISOString();

describe("engine rules", () => {
  it.each([
    ["30s", 30_000],
    ["1m30s", 90_000],
    ["1d", 86_400_000],
    ["2026-03-28T10:00:05.000Z", 5_000],
  ])("sleeps %s", (duration, ms) => expect(sleepEnd(duration, now) - now).toBe(ms));

  it("refuses a sleep it does not understand", () => expect(() => sleepEnd("soon", now)).toThrow("soon"));

  it.each([
    [{ attempt: 0, chance: 0 }, 15],
    [{ attempt: 1, chance: 0.5 }, 45],
    [{ attempt: 19, chance: 0 }, 7200],
    [{ attempt: 0, chance: 0, retryAfter: "5" }, 5],
    [{ attempt: 0, chance: 0, retryAfter: "0" }, 1],
    [{ attempt: 0, chance: 0, retryAfter: "9999999" }, 86_400],
    [{ attempt: 0, chance: 0, retryAfter: iso(now + 60_000) }, 60],
    [{ attempt: 0, chance: 0, retryAfter: "nonsense" }, 15],
  ])("tries again after %o", (input, seconds) => expect(retryAt({ ...input, nowMs: now }) - now).toBe(seconds * 1_000));

  it.each([
    ["* * * * *", "2026-03-28T10:01:00.000Z"],
    ["TZ=Europe/Prague 0 12 * * *", "2026-03-28T11:00:00.000Z"],
    ["TZ=Europe/Prague 0 12 29 3 *", "2026-03-29T10:00:00.000Z"],
  ])("ticks %s", (cron, next) => expect(iso(nextTick(cron, now))).toBe(next));

  it("names a queue only for a key with limit 1", () => {
    const event = { data: { lane: "a" } };
    expect(queueOf({ id: "f", concurrency: [{ key: "event.data.lane", limit: 1 }] }, event)).toBe("f|a");
    expect(queueOf({ id: "f", concurrency: [{ limit: 3 }] }, event)).toBeNull();
    expect(queueOf({ id: "f" }, event)).toBeNull();
  });

  it("signs canonical JSON without the key's prefix", () => {
    expect(canonical({ b: [{ z: 1, a: null }], a: "ž" })).toBe('{"a":"ž","b":[{"a":null,"z":1}]}');
    expect(signature("{}", "signkey-prod-abcd", 5)).toBe(signature("{}", "abcd", 5));
  });
});

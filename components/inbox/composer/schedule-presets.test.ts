import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedulePresets } from "./schedule-presets";

const prague = "Europe/Prague";
const shown = (now: string, zone = prague) =>
  schedulePresets(new Date(now), zone).map(({ key, at }) => `${key} ${at.toISOString()}`);

describe("moments to plan for (O30)", () => {
  it.each([
    // A Friday morning, winter time.
    [
      "2026-11-27T08:13:20Z",
      [
        "hour 2026-11-27T09:14:00.000Z",
        "today 2026-11-27T15:00:00.000Z",
        "tomorrow 2026-11-28T07:00:00.000Z",
        "monday 2026-11-30T07:00:00.000Z",
      ],
    ],
    // Four o'clock is over; on Sunday, tomorrow is Monday.
    ["2026-11-29T16:00:00Z", ["hour 2026-11-29T17:00:00.000Z", "tomorrow 2026-11-30T07:00:00.000Z"]],
    // In an hour it is four o'clock.
    ["2026-11-29T14:00:00Z", ["hour 2026-11-29T15:00:00.000Z", "tomorrow 2026-11-30T07:00:00.000Z"]],
    // On Monday, Monday is the next one.
    [
      "2026-11-30T15:30:00Z",
      ["hour 2026-11-30T16:30:00.000Z", "tomorrow 2026-12-01T07:00:00.000Z", "monday 2026-12-07T07:00:00.000Z"],
    ],
    // Over the change to summer time eight o'clock stays eight o'clock.
    [
      "2026-03-28T20:00:00Z",
      ["hour 2026-03-28T21:00:00.000Z", "tomorrow 2026-03-29T06:00:00.000Z", "monday 2026-03-30T06:00:00.000Z"],
    ],
  ])("at %s", (now, expected) => {
    expect(shown(now)).toEqual(expected);
  });

  it("are ahead, different and whole minutes, whenever and wherever", () => {
    const moments = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    const zones = fc.constantFrom(prague, "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const times = schedulePresets(now, zone).map(({ at }) => at.getTime());
        expect(times.length).toBeGreaterThanOrEqual(2);
        expect(times.every((at) => at > now.getTime() && at % 60_000 === 0)).toBe(true);
        expect(new Set(times).size).toBe(times.length);
      }),
    );
  });
});

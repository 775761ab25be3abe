import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallTimeOf } from "../routing/hours-rules";
import { presetMoment, snoozeOf, snoozePresets } from "./snooze-rules";

const prague = "Europe/Prague";

describe("presets of snoozing (cw#4779, cw#10118)", () => {
  it.each([
    ["hour", "2026-11-27T09:15:00Z", "2026-11-27T10:15:00.000Z"],
    ["evening", "2026-11-27T09:15:00Z", "2026-11-27T17:00:00.000Z"],
    ["evening", "2026-11-27T16:30:00Z", null],
    ["tomorrow", "2026-11-27T09:15:00Z", "2026-11-28T07:00:00.000Z"],
    ["tomorrow", "2026-11-27T23:30:00Z", "2026-11-29T07:00:00.000Z"],
    ["monday", "2026-11-27T09:15:00Z", "2026-11-30T07:00:00.000Z"],
    ["monday", "2026-11-30T09:15:00Z", "2026-12-07T07:00:00.000Z"],
    ["monday", "2026-11-29T09:15:00Z", null],
    // Over the shift to summer time the wall counts, not 24 hours.
    ["tomorrow", "2026-03-28T09:15:00Z", "2026-03-29T06:00:00.000Z"],
  ] as const)("%s at %s is %s", (preset, now, expected) => {
    expect(presetMoment(preset, new Date(now), prague)?.toISOString() ?? null).toBe(expected);
  });

  it("always lies ahead, and at a whole hour of the wall but for the hour from now", () => {
    const now = fc.date({
      min: new Date("2026-01-01T00:00:00Z"),
      max: new Date("2028-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...snoozePresets),
        now,
        fc.constantFrom(prague, "America/New_York", "UTC"),
        (preset, at, zone) => {
          const moment = presetMoment(preset, at, zone);
          if (!moment) return;
          expect(moment.getTime()).toBeGreaterThan(at.getTime());
          if (preset !== "hour") expect(wallTimeOf(moment, zone).minutes % 60).toBe(0);
        },
      ),
    );
  });

  it("says of a row whether it is put aside", () => {
    const at = new Date();
    expect(snoozeOf({ snoozedAt: null, snoozedUntil: null })).toBeNull();
    expect(snoozeOf({ snoozedAt: at, snoozedUntil: null })).toEqual({ since: at, until: null });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { qualities, templateCategories } from "@/db/enums";
import { wallTimeOf, weekdayOf } from "../routing/hours-rules";
import { dialCodeOf, zonesOfDial } from "./dial-zone-rules";
import { guardAlarm } from "./guard-rules";
import { sendSpan, zonesOf } from "./hours-rules";
import { isStartPast, rampRoom, spreadDay, spreadPart, startStep } from "./plan-rules";
import { campaignSchedule, scheduleOf, usualGuard, usualHours } from "./schedule-schema";

const prague = { dialCode: "420", companyZone: "Europe/Prague" };
const at = (iso: string) => new Date(iso);
const dayMs = 86_400_000;
const moments = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2028-12-31T00:00:00Z"), noInvalidDate: true });
const dialCodes = fc.constantFrom("420", "421", "44", "1", "7", "61", "34", "977", "81", "870", null);
const hours = fc
  .record({
    from: fc.integer({ min: 0, max: 1438 }),
    length: fc.integer({ min: 1, max: 1440 }),
    weekends: fc.boolean(),
    holidays: fc.boolean(),
  })
  .map(({ from, length, ...rest }) => ({ from, to: Math.min(1440, from + length), ...rest }));

describe("the calling code", () => {
  it.each([
    ["+420777123456", "420", "Europe/Prague"],
    ["+421901234567", "421", "Europe/Bratislava"],
    ["+447911123456", "44", "Europe/London"],
    ["+12125550123", "1", "America/New_York"],
    ["+16715550123", "1671", "Pacific/Guam"],
    ["+77012345678", "7", "Europe/Moscow"],
    ["+4915112345678", "49", "Europe/Berlin"],
  ])("of %s is %s", (phone, code, main) => {
    expect([dialCodeOf(phone), zonesOfDial(code)?.zones[0]]).toEqual([code, main]);
  });

  it("has zones that this machine knows", () => {
    for (const code of ["1", "7", "20", "420", "55", "61", "64", "86", "299", "383", "690", "998"])
      for (const zone of zonesOf({ dialCode: code, companyZone: "" }))
        expect(() => wallTimeOf(new Date(0), zone)).not.toThrow();
  });
});

describe("allowed hours (O7)", () => {
  it.each([
    ["a morning before eight", "2026-11-23T06:30:00Z", "2026-11-23T07:00:00Z", "2026-11-23T19:00:00Z"],
    ["in the middle of the day", "2026-11-23T12:00:00Z", "2026-11-23T07:00:00Z", "2026-11-23T19:00:00Z"],
    ["at the first moment of the evening", "2026-11-23T19:00:00Z", "2026-11-24T07:00:00Z", "2026-11-24T19:00:00Z"],
    ["the night into summer time", "2027-03-28T00:30:00Z", "2027-03-28T06:00:00Z", "2027-03-28T18:00:00Z"],
    ["the night out of summer time", "2026-10-25T00:30:00Z", "2026-10-25T07:00:00Z", "2026-10-25T19:00:00Z"],
  ])("%s", (_, now, from, until) => {
    const span = sendSpan(usualHours, prague, at(now));
    expect([new Date(span.from), new Date(span.until)]).toEqual([at(from), at(until)]);
  });

  it("leaves out weekends and Czech holidays where asked, holidays only for Czech numbers", () => {
    const workdays = { ...usualHours, weekends: false, holidays: false };
    // Friday evening; Monday is no holiday.
    expect(new Date(sendSpan(workdays, prague, at("2026-11-20T20:00:00Z")).from)).toEqual(at("2026-11-23T07:00:00Z"));
    // Christmas from Thursday evening over the weekend.
    expect(new Date(sendSpan(workdays, prague, at("2026-12-23T20:00:00Z")).from)).toEqual(at("2026-12-28T07:00:00Z"));
    const slovak = { ...prague, dialCode: "421" };
    expect(new Date(sendSpan(workdays, slovak, at("2026-12-23T20:00:00Z")).from)).toEqual(at("2026-12-24T07:00:00Z"));
  });

  it("of a country with several zones are those that all allow", () => {
    // From eight in Honolulu to eight in the evening in Newfoundland.
    const span = sendSpan(usualHours, { ...prague, dialCode: "1" }, at("2026-11-23T12:00:00Z"));
    expect([new Date(span.from), new Date(span.until)]).toEqual([
      at("2026-11-23T18:00:00Z"),
      at("2026-11-23T23:30:00Z"),
    ]);
  });

  it("hold for any moment, place and hours: nobody is written to outside of them", () => {
    fc.assert(
      fc.property(hours, dialCodes, moments, (allowed, dialCode, now) => {
        const place = { dialCode, companyZone: "Europe/Prague" };
        const span = sendSpan(allowed, place, now);
        expect(span.until).toBeGreaterThan(now.getTime());
        const [main = ""] = zonesOf(place);
        for (const moment of [span.from, Math.max(span.from, now.getTime()), span.until - 1]) {
          const wall = wallTimeOf(new Date(moment), main);
          // An hour that never comes begins an hour later.
          expect(wall.minutes).toBeGreaterThanOrEqual(allowed.from);
          expect(wall.minutes).toBeLessThan(Math.max(allowed.to, allowed.from + 60));
          if (!allowed.weekends) expect(weekdayOf(wall.date)).toBeLessThan(5);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("the start (O8)", () => {
  const plan = scheduleOf({ start: { at: "2026-11-23T08:00:00.000Z", zone: "Europe/Prague" } });
  const startsAt = at("2026-11-23T08:00:00Z");
  it.each([
    [-1, "ask", "wait"],
    [0, "ask", "start"],
    [60, "ask", "start"],
    [61, "ask", "missed"],
    [61, "send", "start"],
  ] as const)("%i minutes late with %s: %s", (minutes, misfire, step) => {
    const now = new Date(startsAt.getTime() + minutes * 60_000);
    expect(startStep({ ...plan, misfire }, startsAt, now)).toBe(step);
  });

  it("that has long passed is not meant", () => {
    expect(isStartPast(plan, at("2026-11-23T09:00:00Z"))).toBe(false);
    expect(isStartPast(plan, at("2026-11-23T09:00:01Z"))).toBe(true);
  });

  it("refuses zones that do not exist", () => {
    const start = { at: "2026-11-23T08:00:00.000Z", zone: "Europe/Atlantis" };
    expect(campaignSchedule.safeParse({ start }).success).toBe(false);
  });
});

describe("spread over days", () => {
  it("parts sum up to all, and no two differ by more than one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 2, max: 60 }), (total, days) => {
        const parts = Array.from({ length: days }, (_, day) => spreadPart(total, days, day));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("counts days by the clock on the wall, also over the shift of time", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40 * dayMs }), (started, afterMs) => {
        const now = new Date(started.getTime() + afterMs);
        const { day, from, until } = spreadDay(started, now, "Europe/Prague");
        expect(from.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(Math.abs(day - afterMs / dayMs)).toBeLessThan(1.1);
      }),
    );
  });
});

describe("the ramp-up", () => {
  const ramp = { steps: [50, 200], waitMinutes: 60 };
  const now = at("2026-11-23T12:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  it.each([
    [
      { fed: 0, untried: 0, lastAt: null, now },
      { room: 50, until: null },
    ],
    [
      { fed: 20, untried: 20, lastAt: null, now },
      { room: 30, until: null },
    ],
    [
      { fed: 50, untried: 3, lastAt: ago(90), now },
      { room: 0, until: null },
    ],
    [
      { fed: 50, untried: 0, lastAt: ago(20), now },
      { room: 0, until: new Date(now.getTime() + 40 * 60_000) },
    ],
    [
      { fed: 50, untried: 0, lastAt: ago(60), now },
      { room: 200, until: null },
    ],
    [
      { fed: 250, untried: 0, lastAt: ago(10), now },
      { room: 0, until: new Date(now.getTime() + 50 * 60_000) },
    ],
    [{ fed: 250, untried: 0, lastAt: ago(61), now }, null],
    [{ fed: 300, untried: 9, lastAt: ago(1), now }, null],
  ])("of 50, then 200: %#", (facts, room) => {
    expect(rampRoom(ramp, facts)).toEqual(room);
  });
});

describe("the guard (O3)", () => {
  const armed = { at: "2026-11-23T12:00:00Z", quality: "green", category: "marketing", sent: 100 } as const;
  const well = { quality: "green", category: "marketing", sent: 1100, optedOut: 0, decided: 100, failed: 0 } as const;
  it.each([
    [well, null],
    [
      { ...well, quality: "yellow" as const },
      { rule: "quality", before: "green", after: "yellow" },
    ],
    [{ ...well, quality: "unknown" as const }, null],
    [
      { ...well, category: "utility" as const },
      { rule: "category", before: "marketing", after: "utility" },
    ],
    [{ ...well, failed: 20 }, null],
    [
      { ...well, failed: 21 },
      { rule: "failures", failed: 21, of: 100, percent: 20 },
    ],
    [{ ...well, decided: 19, failed: 19 }, null],
    [{ ...well, optedOut: 50 }, null],
    [
      { ...well, optedOut: 51 },
      { rule: "opt_outs", optedOut: 51, of: 1000, percent: 5 },
    ],
    [{ ...well, sent: 149, optedOut: 49 }, null],
  ])("names the rule with its numbers: %#", (facts, alarm) => {
    expect(guardAlarm(usualGuard, armed, facts)).toEqual(alarm);
  });

  it("sees nothing where every rule is off, and nothing in what it was armed with", () => {
    const off = { quality: false, category: false, failures: null, optOuts: null };
    const facts = fc.record({
      quality: fc.constantFrom(...qualities),
      category: fc.constantFrom(...templateCategories),
      sent: fc.integer({ min: 0, max: 5000 }),
      optedOut: fc.integer({ min: 0, max: 5000 }),
      decided: fc.integer({ min: 0, max: 100 }),
      failed: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(facts, (seen) => {
        expect(guardAlarm(off, armed, seen)).toBeNull();
        const { quality, category, sent } = seen;
        const fresh = { ...seen, optedOut: 0, decided: 0, failed: 0 };
        expect(guardAlarm(usualGuard, { at: armed.at, quality, category, sent }, fresh)).toBeNull();
      }),
    );
  });
});

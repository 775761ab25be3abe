import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallTimeOf } from "../routing/hours-rules";
import { type ForecastFacts, forecast, mixOf } from "./forecast-rules";
import { spreadDay, spreadPart } from "./plan-rules";
import { scheduleOf } from "./schedule-schema";

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

describe("the forecast (S2.15)", () => {
  const now = at("2026-11-22T12:00:00Z");
  const plain = scheduleOf({ hours: null });
  const facts = (change: Partial<ForecastFacts> = {}, left = 1000): ForecastFacts => ({
    now,
    startAt: now,
    launchedAt: null,
    companyZone: "Europe/Prague",
    ratePerSecond: 25,
    left: [{ dialCode: "420", count: left }],
    caps: [],
    fed: 0,
    dayFed: 0,
    stepLeftAt: null,
    schedule: plain,
    ...change,
  });
  const cap = (most: number, used = 0, freesAt: Date | null = null) => ({ caps: [{ cap: most, used, freesAt }] });

  it.each([
    [facts(), 40_000, 1],
    [facts(cap(1000)), 40_000, 1],
    [facts(cap(1000, 500)), dayMs + 20_000, 2],
    [facts(cap(1000), 3000), 2 * dayMs + 40_000, 3],
    [facts(cap(1000, 1000, new Date(now.getTime() + 3_600_000))), 3_640_000, 1],
    [facts({ startAt: new Date(now.getTime() + 7_200_000) }), 7_240_000, 1],
    [facts({ schedule: scheduleOf({ hours: null, rampUp: { steps: [50], waitMinutes: 60 } }) }), 3_640_000, 1],
    [facts({ schedule: scheduleOf({ hours: null, spreadDays: 4 }) }), 3 * dayMs + 10_000, 4],
    // 13:00 in Prague; 630,000 fit until eight in the evening, the rest next morning at eight.
    [facts({ schedule: scheduleOf({}) }, 630_025), 19 * 3_600_000 + 1000, 1],
  ])("knows the end: %#", (given, afterMs, days) => {
    const { endsAt, days: needed } = forecast(given);
    expect([endsAt, needed]).toEqual([new Date(now.getTime() + afterMs), days]);
  });

  it("knows no end when a limit lets nothing out", () => {
    expect(forecast(facts(cap(0))).endsAt).toBeNull();
  });

  it("reckons on where it cannot look so far", () => {
    const { endsAt } = forecast(facts(cap(10), 3650));
    expect(((endsAt?.getTime() ?? 0) - now.getTime()) / dayMs).toBeGreaterThan(360);
  });

  it("sums up to everybody, keeps every limit of 24 hours, allowed hours and the day's part", () => {
    const plans = fc.record({
      hours: fc.option(hours),
      spreadDays: fc.option(fc.integer({ min: 2, max: 10 })),
      rampUp: fc.option(fc.constantFrom({ steps: [50], waitMinutes: 60 }, { steps: [50, 200], waitMinutes: 30 })),
    });
    const given = fc.record({
      schedule: plans,
      startAt: moments,
      counts: fc.array(fc.record({ dialCode: dialCodes, count: fc.integer({ min: 1, max: 400 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      caps: fc.array(fc.record({ cap: fc.integer({ min: 60, max: 800 }), used: fc.integer({ min: 0, max: 50 }) }), {
        maxLength: 2,
      }),
      ratePerSecond: fc.constantFrom(1, 25, 80),
    });
    fc.assert(
      fc.property(given, ({ schedule, startAt, counts, caps, ratePerSecond }) => {
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        const { bursts, endsAt } = forecast(
          facts({
            startAt,
            now: startAt,
            ratePerSecond,
            left: counts,
            caps: caps.map((one) => ({ ...one, freesAt: null })),
            schedule: scheduleOf(schedule),
          }),
        );
        expect(endsAt).not.toBeNull();
        expect(bursts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { cap: most } of caps)
          for (const { at: moment } of bursts) {
            const inDay = bursts.filter((burst) => burst.at > moment - dayMs && burst.at <= moment);
            expect(inDay.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(most);
          }
        if (schedule.spreadDays) {
          const byDay = new Map<number, number>();
          for (const burst of bursts) {
            const { day } = spreadDay(startAt, new Date(burst.at), "Europe/Prague");
            byDay.set(day, (byDay.get(day) ?? 0) + burst.count);
          }
          expect(Math.max(...byDay.values())).toBeLessThanOrEqual(spreadPart(total, schedule.spreadDays, 0));
        }
        if (schedule.hours && counts.every(({ dialCode }) => dialCode === "420"))
          for (const { at: moment } of bursts) {
            const { minutes } = wallTimeOf(new Date(moment), "Europe/Prague");
            expect(minutes).toBeGreaterThanOrEqual(schedule.hours.from);
          }
      }),
      { numRuns: 80 },
    );
  }, 30_000);
});

describe("the mix of countries", () => {
  const cz = { dialCode: "420", count: 30 };
  const gb = { dialCode: "44", count: 100 };
  it.each([
    [[], 0, []],
    [[], 7, [{ dialCode: "421", count: 7 }]],
    [[cz], 30, [cz]],
    [[cz], 40, [{ dialCode: "420", count: 40 }]],
    [[cz, gb], 500, [cz, { dialCode: "44", count: 470 }]],
    [
      [cz, gb],
      13,
      [
        { dialCode: "420", count: 3 },
        { dialCode: "44", count: 10 },
      ],
    ],
  ])("sums up to all who are left: %#", (counted, total, left) => {
    expect(mixOf(counted, { total, usual: "421" })).toEqual(left);
  });
});

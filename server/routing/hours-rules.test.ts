import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type Calendar,
  easterSunday,
  intervalProblem,
  isOpenAt,
  momentOf,
  nextOpening,
  publicHolidays,
  usualWeek,
  wallTimeOf,
  weekdayOf,
} from "./hours-rules";

const prague = "Europe/Prague";
const calendar = (change: Partial<Calendar> = {}): Calendar => ({
  week: usualWeek,
  observesHolidays: true,
  holidays: [],
  ...change,
});
const daily = (from: number, to: number) => calendar({ week: Array.from({ length: 7 }, () => [[from, to]]) });

describe("working hours (N.70)", () => {
  it.each([
    ["2026-11-26T06:59:00Z", false], // Thursday 7:59
    ["2026-11-26T07:00:00Z", true],
    ["2026-11-26T15:29:59Z", true],
    ["2026-11-26T15:30:00Z", false], // 16:30, the end is excluded
    ["2026-11-28T10:00:00Z", false], // Saturday
    ["2026-07-24T06:00:00Z", true], // 8:00 in summer
    ["2026-07-24T05:59:00Z", false],
  ])("at %s in Prague is it open: %s", (at, open) => {
    expect(isOpenAt(calendar(), new Date(at), prague)).toBe(open);
  });

  it("keeps the wall's hours over both shifts of summer time", () => {
    // 2026-03-29: 2:00 becomes 3:00, so [2:00, 3:00) never comes.
    const night = daily(120, 180);
    for (let minute = 0; minute < 24 * 60; minute++) {
      const at = new Date(Date.parse("2026-03-28T23:00:00Z") + minute * 60_000);
      if (wallTimeOf(at, prague).date === "2026-03-29") expect(isOpenAt(night, at, prague)).toBe(false);
    }
    // 2026-10-25: 2:00–3:00 comes twice and is open twice.
    const open = (at: string) => isOpenAt(night, new Date(at), prague);
    expect([open("2026-10-25T00:30:00Z"), open("2026-10-25T01:30:00Z"), open("2026-10-25T02:00:00Z")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is open for exactly as many minutes of any day as the wall shows", () => {
    const zones = ["Europe/Prague", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 1440 }),
        (zone, at, from, length) => {
          const to = Math.min(1440, from + length);
          const { minutes } = wallTimeOf(at, zone);
          expect(isOpenAt(daily(from, to), at, zone)).toBe(minutes >= from && minutes < to);
        },
      ),
    );
  });

  it("finds the moment that the wall shows, whatever the clocks did that week", () => {
    expect(momentOf({ date: "2026-03-29", minutes: 150 }, prague).toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(momentOf({ date: "2026-10-25", minutes: 150 }, prague).toISOString()).toBe("2026-10-25T00:30:00.000Z");
    fc.assert(
      fc.property(
        fc.constantFrom(prague, "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        (zone, at) => {
          const wall = wallTimeOf(at, zone);
          const again = momentOf(wall, zone);
          expect(wallTimeOf(again, zone)).toEqual(wall);
          expect(again.getTime()).toBeLessThanOrEqual(at.getTime());
        },
      ),
    );
  });

  it("lets a holiday stand above the week, unless holidays do not count", () => {
    const eve = { date: "2026-12-24", name: "Štědrý den", open: [[480, 720]] as [number, number][] };
    const at = (time: string) => new Date(`2026-12-24T${time}:00+01:00`);
    expect(isOpenAt(calendar({ holidays: [eve] }), at("11:59"), prague)).toBe(true);
    expect(isOpenAt(calendar({ holidays: [eve] }), at("12:00"), prague)).toBe(false);
    expect(isOpenAt(calendar({ holidays: [{ ...eve, open: [] }] }), at("10:00"), prague)).toBe(false);
    expect(isOpenAt(calendar({ holidays: [eve], observesHolidays: false }), at("12:00"), prague)).toBe(true);
  });

  it("finds the next opening over weekends and holidays", () => {
    const holidays = [{ date: "2026-11-30", name: "Inventura", open: [] }];
    const friday = wallTimeOf(new Date("2026-11-27T16:00:00Z"), prague);
    expect(nextOpening(calendar(), friday)).toEqual({ date: "2026-11-30", weekday: 0, minutes: 480 });
    expect(nextOpening(calendar({ holidays }), friday)).toEqual({ date: "2026-12-01", weekday: 1, minutes: 480 });
    expect(nextOpening(calendar({ week: [] }), friday)).toBeNull();
  });

  it.each([
    [[[480, 990]], null],
    [
      [
        [480, 720],
        [720, 990],
      ],
      null,
    ],
    [
      [
        [780, 990],
        [480, 800],
      ],
      "overlap",
    ],
    [[[990, 480]], "order"],
    [[[480, 480]], "order"],
    [[[480, 1441]], "range"],
  ] as [[number, number][], string | null][])("says of the hours %j: %s", (intervals, problem) => {
    expect(intervalProblem(intervals)).toBe(problem);
  });
});

describe("public holidays", () => {
  it.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
    [2285, "2285-03-22"],
  ])("puts Easter of %i on %s", (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it("knows the thirteen Czech ones of 2027", () => {
    expect(publicHolidays(2027).map(({ date }) => date.slice(5))).toEqual([
      "01-01",
      "03-26",
      "03-29",
      "05-01",
      "05-08",
      "07-05",
      "07-06",
      "09-28",
      "10-28",
      "11-17",
      "12-24",
      "12-25",
      "12-26",
    ]);
  });

  it("always has a Sunday between 22 March and 25 April", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2299 }), (year) => {
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe(6);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
        expect(publicHolidays(year).find(({ key }) => key === "goodFriday")?.date).toBe(addDays(easter, -2));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, dayOf, dayStart, daysOf, isoInZone, monthBounds, monthOf, monthsBetween } from "./month-rules";

const zones = ["Europe/Prague", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "UTC"];
const zone = fc.constantFrom(...zones, ...Intl.supportedValuesOf("timeZone"));
const month = fc
  .record({ year: fc.integer({ min: 2000, max: 2040 }), of: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, of }) => `${year}-${String(of).padStart(2, "0")}`);

describe("a month of the company (S0.31)", () => {
  it.each([
    ["2026-11", "Europe/Prague", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"],
    ["2026-03", "Europe/Prague", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"],
    ["2026-10", "Europe/Prague", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"],
    ["2028-02", "Europe/Prague", "2028-01-31T23:00:00Z", "2028-02-29T23:00:00Z"],
    ["2026-11", "Asia/Kolkata", "2026-10-31T18:30:00Z", "2026-11-30T18:30:00Z"],
  ])("%s in %s is %s to %s", (of, timeZone, from, to) => {
    expect(monthBounds(of, timeZone)).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it("begins after the gap where midnight does not exist", () => {
    expect(dayStart("2018-11-04", "America/Sao_Paulo")).toEqual(new Date("2018-11-04T03:00:00Z"));
  });

  it("holds every moment exactly once, in every zone", () => {
    fc.assert(
      fc.property(month, zone, (of, timeZone) => {
        const { from, to } = monthBounds(of, timeZone);
        expect(monthOf(from, timeZone)).toBe(of);
        expect(monthOf(new Date(from.getTime() - 1), timeZone) < of).toBe(true);
        expect(monthOf(new Date(to.getTime() - 1), timeZone)).toBe(of);
        expect(monthBounds(addMonths(of, 1), timeZone).from).toEqual(to);
      }),
      { numRuns: 200 },
    );
  });

  it("has all its days and no other", () => {
    fc.assert(
      fc.property(month, (of) => {
        const days = daysOf(of);
        expect(days.every((day) => day.startsWith(of))).toBe(true);
        expect([days[0], days.length === new Set(days).size]).toEqual([`${of}-01`, true]);
        expect(dayOf(new Date(Date.parse(`${days.at(-1)}T12:00:00Z`) + 86_400_000), "UTC")).toBe(
          `${addMonths(of, 1)}-01`,
        );
      }),
    );
  });

  it("is listed newest first", () => {
    expect(monthsBetween("2026-11", "2027-01")).toEqual(["2027-01", "2026-12", "2026-11"]);
    expect(monthsBetween("2026-11", "2026-11")).toEqual(["2026-11"]);
  });
});

describe("a moment in the company's zone", () => {
  it.each([
    ["2026-11-25T13:05:09.700Z", "Europe/Prague", "2026-11-25T14:05:09+01:00"],
    ["2026-10-25T00:30:00Z", "Europe/Prague", "2026-10-25T02:30:00+02:00"],
    ["2026-10-25T01:30:00Z", "Europe/Prague", "2026-10-25T02:30:00+01:00"],
    ["2026-01-01T00:15:00Z", "America/New_York", "2025-12-31T19:15:00-05:00"],
    ["2026-01-01T00:15:00Z", "Asia/Kolkata", "2026-01-01T05:45:00+05:30"],
  ])("%s in %s is %s", (moment, timeZone, text) => {
    expect(isoInZone(new Date(moment), timeZone)).toBe(text);
  });

  it("is the same moment when it is read back", () => {
    const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        expect(Date.parse(isoInZone(at, timeZone))).toBe(Math.floor(at.getTime() / 1000) * 1000);
      }),
    );
  });
});

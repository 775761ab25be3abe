import fc from "fast-check";
import { expect, it } from "vitest";
import { clockIn, clockText, tidyClock, whenOf } from "./clock";

it.each([
  ["8:00", 480],
  ["16.30", 990],
  [" 08:05 ", 485],
  ["24:00", 1440],
  ["24:01", null],
  ["8:60", null],
  ["8", null],
  ["", null],
])("reads %j as %s", (text, minutes) => {
  expect(clockIn(text)).toBe(minutes);
});

it("reads what it writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => {
      expect(clockIn(clockText(minutes))).toBe(minutes);
    }),
  );
});

it.each([
  ["8", "8:00"],
  ["16", "16:00"],
  ["830", "8:30"],
  ["1630", "16:30"],
  ["08.05", "8:05"],
  ["24", "24:00"],
  ["25", "25"],
  ["ráno", "ráno"],
  ["", ""],
])("writes %j as %j", (text, tidy) => {
  expect(tidyClock(text)).toBe(tidy);
});

it.each([
  [{ isNow: true, date: "", time: "" }, { at: null }],
  [{ isNow: false, date: "2026-12-24", time: "08:00" }, { at: { date: "2026-12-24", minutes: 480 } }],
  [{ isNow: false, date: "", time: "08:00" }, null],
  [{ isNow: false, date: "2026-12-24", time: "" }, null],
])("tries a message of %j at %j, never now while its time is missing (N.62)", (typed, when) => {
  expect(whenOf(typed)).toEqual(when);
});

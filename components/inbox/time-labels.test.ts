import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import cs from "@/messages/cs/inbox.json";
import en from "@/messages/en/inbox.json";
import {
  clockLabel,
  dateLabel,
  dayLabel,
  durationLabel,
  listTimeLabel,
  remainingLabel,
  type TimeTexts,
  timeLabel,
} from "./time-labels";

const texts: Record<"cs" | "en", TimeTexts> = {
  cs: textsOf("cs", cs),
  en: textsOf("en", en),
};
/** Sunday 22 November 2026, 14:10 in Prague. */
const now = new Date("2026-11-22T13:10:00Z");
const nbsp = (text: string) => text.replaceAll(" ", "\u00a0");

describe("the time in a row", () => {
  it.each([
    ["2026-11-22T13:07:00Z", "14:07", "14:07"],
    ["2026-11-21T23:30:00Z", "0:30", "0:30"],
    ["2026-11-21T22:30:00Z", "včera", "yesterday"],
    ["2026-11-16T08:24:00Z", nbsp("16. 11."), nbsp("16 Nov")],
    ["2025-11-16T08:24:00Z", nbsp("16. 11. 2025"), nbsp("16 Nov 2025")],
  ])("%s is %s / %s", (at, czech, english) => {
    expect(listTimeLabel(new Date(at), now, texts.cs)).toBe(czech);
    expect(listTimeLabel(new Date(at), now, texts.en).replace(/^0(?=\d:)/, "")).toBe(english);
  });

  it("is the time also when the client's clock runs ahead", () => {
    expect(listTimeLabel(new Date("2026-11-22T23:30:00Z"), now, texts.cs)).toBe("0:30");
  });
});

describe("the heading of a day", () => {
  it.each([
    ["2026-11-22T08:00:00Z", "Dnes, neděle 22. listopadu", "Today, Sunday 22 November"],
    ["2026-11-21T08:00:00Z", "Včera, sobota 21. listopadu", "Yesterday, Saturday 21 November"],
    ["2026-11-16T08:00:00Z", "Pondělí 16. listopadu", "Monday 16 November"],
    ["2025-12-24T08:00:00Z", "Středa 24. prosince 2025", "Wednesday 24 December 2025"],
  ])("%s is %s / %s", (at, czech, english) => {
    expect(dayLabel(new Date(at), now, texts.cs)).toBe(czech);
    expect(dayLabel(new Date(at), now, texts.en).replace(/,(?= \d)/, "")).toBe(english);
  });
});

describe("how long", () => {
  it.each([
    [20_000, "chvíli", "a moment"],
    [6 * 60_000, "6 min", "6 min"],
    [3 * 3_600_000, "3 h", "3 h"],
    [24 * 3_600_000, "1 den", "1 day"],
    [3 * 24 * 3_600_000, "3 dny", "3 days"],
    [6 * 24 * 3_600_000, "6 dní", "6 days"],
  ])("%d ms is %s / %s", (ms, czech, english) => {
    expect(durationLabel(ms, texts.cs)).toBe(nbsp(czech));
    expect(durationLabel(ms, texts.en)).toBe(english === "a moment" ? english : nbsp(english));
  });

  it.each([
    [23.7 * 3_600_000, "23 h"],
    [3_600_000, "1 h"],
    [3_599_999, "59 min"],
    [10_000, "1 min"],
  ])("%d ms left of the window are %s", (ms, label) => {
    expect(remainingLabel(ms, texts.cs)).toBe(nbsp(label));
  });

  it.each([
    [9.2, "0:09"],
    [65, "1:05"],
    [3725, "1:02:05"],
    [Number.POSITIVE_INFINITY, "0:00"],
  ])("%d s of sound are %s", (seconds, label) => {
    expect(clockLabel(seconds)).toBe(label);
  });
});

it("gives a date without a line break inside", () => {
  expect(dateLabel(new Date("2026-11-03T08:00:00Z"), now, texts.cs)).toBe(nbsp("3. 11."));
  expect(timeLabel(new Date("2026-11-03T08:05:00Z"), texts.cs)).toBe("9:05");
});

function textsOf(locale: "cs" | "en", messages: { time: Record<string, string> }): TimeTexts {
  const translate = createTranslator({ locale, messages: { time: messages.time }, namespace: "time" });
  return { t: (key, values) => translate(key, values), locale, timeZone: "Europe/Prague" };
}

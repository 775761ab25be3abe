import type { OpenInterval } from "@/db/schema/routing";

/** When somebody works, and the days that are unlike others. Seven days of the week, Monday first. */
export type Calendar = {
  week: OpenInterval[][];
  observesHolidays: boolean;
  /** Only those that matter are needed; a date is `2026-12-24`. */
  holidays: { date: string; name: string; open: OpenInterval[] }[];
};

/** What a clock on the wall shows: the day, Monday = 0, and minutes after midnight. */
export type WallTime = { date: string; weekday: number; minutes: number };

const dayMs = 86_400_000;

/**
 * The clock on the wall of a time zone. Hours are compared on the wall, so the shift of summer time needs no thought: an hour that
 * comes twice is open twice, one that never comes is never open.
 */
export function wallTimeOf(at: Date, timeZone: string): WallTime {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "0";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return { date, weekday: weekdayOf(date), minutes: Number(part("hour")) * 60 + Number(part("minute")) };
}

/** The moment at which the wall shows this; of an hour that comes twice the first, one that never comes is an hour later. */
export function momentOf({ date, minutes }: Pick<WallTime, "date" | "minutes">, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const offsetAt = (at: number) => {
    const wall = wallTimeOf(new Date(at), timeZone);
    return Date.parse(`${wall.date}T00:00:00Z`) + wall.minutes * 60_000 - Math.floor(at / 60_000) * 60_000;
  };
  const [before, after] = [offsetAt(asUtc - dayMs), offsetAt(asUtc + dayMs)];
  const early = asUtc - Math.max(before, after);
  const late = asUtc - Math.min(before, after);
  return new Date(early + offsetAt(early) === asUtc ? early : late);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a millisecond, asking it does not. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const two = "2-digit";
  const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, hourCycle: "h23" } as const;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, ...parts });
  clocks.set(timeZone, clock);
  return clock;
}

export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const isOpenAt = (calendar: Calendar, at: Date, timeZone: string): boolean =>
  isOpenOnWall(calendar, wallTimeOf(at, timeZone));

export function isOpenOnWall(calendar: Calendar, { date, minutes }: Pick<WallTime, "date" | "minutes">): boolean {
  return openOn(calendar, date).some(([from, to]) => from <= minutes && minutes < to);
}

/** The hours of one day: a holiday's where holidays count, else the weekday's. */
export function openOn(calendar: Calendar, date: string): OpenInterval[] {
  const holiday = calendar.observesHolidays ? calendar.holidays.find((one) => one.date === date) : undefined;
  return holiday ? holiday.open : (calendar.week[weekdayOf(date)] ?? []);
}

/** The next opening after a moment outside the hours; null = not within a year. */
export function nextOpening(calendar: Calendar, from: WallTime): WallTime | null {
  for (let days = 0; days <= 366; days++) {
    const date = addDays(from.date, days);
    const starts = openOn(calendar, date)
      .map(([start]) => start)
      .filter((start) => days > 0 || start > from.minutes)
      .sort((a, b) => a - b);
    if (starts[0] !== undefined) return { date, weekday: weekdayOf(date), minutes: starts[0] };
  }
  return null;
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export type IntervalProblem = "order" | "overlap" | "range";

/** What is wrong with the hours of one day; null = nothing. Touching intervals are allowed. */
export function intervalProblem(intervals: OpenInterval[]): IntervalProblem | null {
  if (intervals.some(([from, to]) => from < 0 || to > 1440)) return "range";
  if (intervals.some(([from, to]) => from >= to)) return "order";
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  return sorted.some(([from], n) => n > 0 && from < (sorted[n - 1]?.[1] ?? 0)) ? "overlap" : null;
}

/** Monday to Friday 8:00–16:30: what a company begins with. */
export const usualWeek: OpenInterval[][] = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[480, 990]] : []));

/** Sunday of Easter by the Gregorian rule (Meeus, Jones, Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const [month, day] = [Math.floor(f / 31), (f % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Czech days off by the law of today (245/2000 Sb.), by date; the words stand in the messages files. */
export function publicHolidays(year: number): { date: string; key: PublicHoliday }[] {
  const easter = easterSunday(year);
  const moving = [
    { date: addDays(easter, -2), key: "goodFriday" as const },
    { date: addDays(easter, 1), key: "easterMonday" as const },
  ];
  const fixed = fixedHolidays.map(([day, key]) => ({ date: `${year}-${day}`, key }));
  return [...fixed, ...moving].sort((a, b) => a.date.localeCompare(b.date));
}

const fixedHolidays = [
  ["01-01", "newYear"],
  ["05-01", "labourDay"],
  ["05-08", "victoryDay"],
  ["07-05", "cyrilMethodius"],
  ["07-06", "janHus"],
  ["09-28", "statehood"],
  ["10-28", "independence"],
  ["11-17", "freedom"],
  ["12-24", "christmasEve"],
  ["12-25", "christmasDay"],
  ["12-26", "boxingDay"],
] as const;

export type PublicHoliday = (typeof fixedHolidays)[number][1] | "goodFriday" | "easterMonday";

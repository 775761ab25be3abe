import type { OpenInterval } from "@/db/schema/routing";
import { type IntervalProblem, intervalProblem, usualWeek } from "@/server/routing/hours-rules";
import type { CalendarView } from "@/server/routing/show-hours";
import { clockIn, clockText } from "./clock";

/** What is typed: times as texts, so that a half-typed one is no error of the program. `key` stays with its row. */
export type TypedInterval = { key: number; from: string; to: string };
export type TypedDay = TypedInterval[];
export type HoursForm = {
  week: TypedDay[];
  observesHolidays: boolean;
  replyEnabled: boolean;
  reply: string;
  callbackLabel: string;
};
export type DayProblem = IntervalProblem | "format";
type Own = NonNullable<CalendarView["own"]>;

export const maxIntervals = 6;

export const typedDay = (intervals: OpenInterval[]): TypedDay =>
  intervals.map(([from, to], key) => ({ key, from: clockText(from), to: clockText(to) }));

/** Without hours of its own a calendar begins as the usual week. */
export const hoursFormOf = (own: Own | null): HoursForm => ({
  week: (own?.week ?? usualWeek).map(typedDay),
  observesHolidays: own?.observesHolidays ?? true,
  replyEnabled: own?.replyEnabled ?? false,
  reply: own?.reply ?? "",
  callbackLabel: own?.callbackLabel ?? "",
});

export const dayProblem = (day: TypedDay): DayProblem | null => {
  const intervals = intervalsIn(day);
  return intervals ? intervalProblem(intervals) : "format";
};

/** Null when some time is none. */
export function intervalsIn(day: TypedDay): OpenInterval[] | null {
  const read = day.map(({ from, to }) => [clockIn(from), clockIn(to)] as const);
  const whole = read.flatMap(([from, to]): OpenInterval[] => (from === null || to === null ? [] : [[from, to]]));
  return whole.length === day.length ? whole.sort((a, b) => a[0] - b[0]) : null;
}

/** One more interval after the last one of the day: two hours later, four hours long, as far as the day goes. */
export function withInterval(day: TypedDay): TypedDay {
  const last = Math.max(-1, ...(intervalsIn(day) ?? []).map(([, to]) => to));
  const from = last < 0 ? 480 : Math.min(last + 60, 1380);
  const key = Math.max(-1, ...day.map((row) => row.key)) + 1;
  return [...day, { key, from: clockText(from), to: clockText(Math.min(from + (last < 0 ? 510 : 240), 1440)) }];
}

export type HoursChange = {
  week: OpenInterval[][];
  observesHolidays: boolean;
  replyEnabled: boolean;
  reply: string;
  callbackLabel: string;
};

/** What the server takes; null while something must be corrected. */
export function readHoursForm(form: HoursForm): HoursChange | null {
  const week = form.week.map((day) => (dayProblem(day) ? null : intervalsIn(day)));
  const right = week.flatMap((day) => (day ? [day] : []));
  const reply = form.reply.trim();
  if (right.length < 7 || (form.replyEnabled && reply === "")) return null;
  return { ...form, week: right, reply, callbackLabel: form.callbackLabel.trim() };
}

export const isSameHours = (a: HoursForm, b: HoursForm): boolean => plain(a) === plain(b);
const plain = (form: HoursForm) =>
  JSON.stringify([
    form.week.map((day) => day.map(({ from, to }) => [from, to])),
    form.observesHolidays,
    form.replyEnabled,
    form.reply,
    form.callbackLabel,
  ]);

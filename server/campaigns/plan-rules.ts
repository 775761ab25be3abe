import { addDays, momentOf, wallTimeOf } from "../routing/hours-rules";
import type { CampaignSchedule } from "./schedule-schema";

const minuteMs = 60_000;

export type StartStep = "wait" | "start" | "missed";

/** What is to be done with a planned campaign now (O8). */
export function startStep(
  { misfire, misfireMinutes }: Pick<CampaignSchedule, "misfire" | "misfireMinutes">,
  startsAt: Date,
  now: Date,
): StartStep {
  const late = now.getTime() - startsAt.getTime();
  if (late < 0) return "wait";
  return misfire === "ask" && late > misfireMinutes * minuteMs ? "missed" : "start";
}

/** Whether a start lies so far back that it cannot be meant. A few minutes are those that choosing took. */
export const isStartPast = ({ start, misfireMinutes }: CampaignSchedule, now: Date): boolean =>
  start !== null && now.getTime() - Date.parse(start.at) > misfireMinutes * minuteMs;

/** One day's share of a plan spread over days: equal parts, what does not divide in the first ones. Days after the last, as the first. */
export function spreadPart(total: number, days: number, day: number): number {
  const [part, rest] = [Math.floor(total / days), total % days];
  return day >= days ? Math.ceil(total / days) : part + (day < rest ? 1 : 0);
}

/** Days since the beginning by the clock on the wall, and when the present one began and ends: each as late in the day as the first. */
export function spreadDay(startedAt: Date, now: Date, zone: string): { day: number; from: Date; until: Date } {
  const { date, minutes } = wallTimeOf(startedAt, zone);
  const dayOf = (day: number) => momentOf({ date: addDays(date, day), minutes }, zone);
  const guess = Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / 86_400_000) - 1);
  const day = [2, 1, 0].map((more) => guess + more).find((one) => dayOf(one) <= now) ?? 0;
  return { day, from: dayOf(day), until: dayOf(day + 1) };
}

export type RampFacts = {
  /** Recipients turned into messages so far. */
  fed: number;
  /** Of these, how many have not been tried yet. */
  untried: number;
  /** When the newest of them left or failed; null = none has. */
  lastAt: Date | null;
  now: Date;
};

/** How many more may be fed by the ramp-up, and until when nothing is: null = no limit. The pause begins when a step's last has left. */
export function rampRoom(
  ramp: CampaignSchedule["rampUp"],
  { fed, untried, lastAt, now }: RampFacts,
): { room: number; until: Date | null } | null {
  if (!ramp) return null;
  const ends = ramp.steps.map((_, n) => ramp.steps.slice(0, n + 1).reduce((sum, step) => sum + step, 0));
  const at = ends.indexOf(fed);
  if (at >= 0) {
    const waitMs = ramp.waitMinutes * minuteMs;
    const until = untried > 0 || !lastAt ? new Date(now.getTime() + waitMs) : new Date(lastAt.getTime() + waitMs);
    if (until > now) return { room: 0, until: untried > 0 ? null : until };
  }
  const end = ends.find((one) => one > fed);
  return end === undefined ? null : { room: end - fed, until: null };
}

/** The smaller of two limits of which either may be missing. */
export const smaller = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

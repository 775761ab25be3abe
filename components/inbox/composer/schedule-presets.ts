import { toLocal, toMoment } from "@/server/templates/moment-rules";

export type Preset = { key: "hour" | "today" | "tomorrow" | "monday"; at: Date };

const minuteMs = 60_000;
/** A moment nearer than this is no longer worth a button. */
const soonestMs = 15 * minuteMs;

/** Moments people plan for, on the clock of the zone; each is offered once. */
export function schedulePresets(now: Date, zone: string): Preset[] {
  const [today = ""] = toLocal(now.toISOString(), zone).split("T");
  const tomorrow = dayAfter(today, 1);
  const monday = dayAfter(today, (8 - weekday(today)) % 7 || 7);
  const moments = [
    { key: "hour" as const, at: wholeMinute(new Date(now.getTime() + 60 * minuteMs)) },
    { key: "today" as const, at: toMoment(`${today}T16:00`, zone) },
    { key: "tomorrow" as const, at: toMoment(`${tomorrow}T08:00`, zone) },
    ...(monday === tomorrow ? [] : [{ key: "monday" as const, at: toMoment(`${monday}T08:00`, zone) }]),
  ];
  const ahead = moments.flatMap(({ key, at }) =>
    at && at.getTime() - now.getTime() >= soonestMs ? [{ key, at }] : [],
  );
  return ahead.filter(({ at }, n) => ahead.findIndex((other) => other.at.getTime() === at.getTime()) === n);
}

/** Up to the next whole minute: messages leave at whole minutes. */
function wholeMinute(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / minuteMs) * minuteMs);
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * minuteMs).toISOString().slice(0, 10);

/** 0 = Sunday. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
